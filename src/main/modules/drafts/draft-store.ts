import { and, desc, eq, gte, lt, notInArray } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { drafts } from '#main/db/schema/index.ts';
import { DRAFT_DAYS, DRAFTS_PER_PERSON } from '#shared/contract/drafts.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** One half-typed form of a person. */
export interface Draft {
  readonly key: string;
  readonly content: string;
  readonly updatedAt: Instant;
}

const DAY_MILLISECONDS = 86_400_000;

/** The moment before which a draft is too old to come back. */
export const draftLimit = (now: Instant): Instant =>
  new Date(Date.parse(now) - DRAFT_DAYS * DAY_MILLISECONDS).toISOString() as Instant;

/** Drafts of a person that are not too old, newest first. */
export const draftsOf = (db: ReadDb, ownerId: number, now: Instant): Draft[] =>
  db
    .select({ key: drafts.key, content: drafts.content, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(and(eq(drafts.ownerId, ownerId), gte(drafts.updatedAt, draftLimit(now))))
    .orderBy(desc(drafts.updatedAt), drafts.key)
    .limit(DRAFTS_PER_PERSON)
    .all();

/** Keeps a form; a newer text replaces the older one, and beyond the limit the oldest forms give way. */
export function keepDraft(
  db: WriteDb,
  ownerId: number,
  draft: { readonly key: string; readonly content: string },
  now: Instant,
): void {
  db.insert(drafts)
    .values({ ownerId, ...draft, updatedAt: now })
    .onConflictDoUpdate({
      target: [drafts.ownerId, drafts.key],
      set: { content: draft.content, updatedAt: now },
    })
    .run();
  const kept = db
    .select({ key: drafts.key })
    .from(drafts)
    .where(eq(drafts.ownerId, ownerId))
    .orderBy(desc(drafts.updatedAt), drafts.key)
    .limit(DRAFTS_PER_PERSON);
  db.delete(drafts)
    .where(and(eq(drafts.ownerId, ownerId), notInArray(drafts.key, kept)))
    .run();
}

/** Forgets a form; one that is not there is no fault. */
export function dropDraft(db: WriteDb, ownerId: number, key: string): void {
  db.delete(drafts)
    .where(and(eq(drafts.ownerId, ownerId), eq(drafts.key, key)))
    .run();
}

/** Forgets everybody's forms that nobody came back to for 30 days: personal data is not kept for nothing. */
export function pruneDrafts(db: WriteDb, now: Instant): void {
  db.delete(drafts)
    .where(lt(drafts.updatedAt, draftLimit(now)))
    .run();
}
