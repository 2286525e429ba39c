import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { auditEntries, users } from '#main/db/schema/index.ts';
import type { auditEntryView } from '#shared/contract/audit.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { startOfDay } from './local-day.ts';
import { labelsOf } from './object-labels.ts';

/** What the log is asked; days are the company's, both included. */
export interface EntryQuery {
  readonly class?: 'security' | 'accounting' | undefined;
  readonly action?: string | undefined;
  readonly actor?: Uid | undefined;
  readonly outcome?: 'done' | 'denied' | 'refused' | 'failed' | undefined;
  readonly objectUid?: Uid | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly cursor?: string | undefined;
}

/** A page of the log, newest first. */
export interface EntryPage {
  readonly entries: z.input<typeof auditEntryView>[];
  readonly next: string | null;
}

const PAGE = 50;
const fieldsSchema = z.array(z.string());
const detailsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** One page of entries; who reaches only the own ones never gets another's, whatever is asked. */
export function listEntries(db: ReadDb, access: Access, query: EntryQuery): EntryPage {
  const found = db
    .select()
    .from(auditEntries)
    .where(and(...conditions(access, query)))
    .orderBy(desc(auditEntries.sequence))
    .limit(PAGE + 1)
    .all();
  const entries = found.slice(0, PAGE);
  const labels = labelsOf(db, access.actor, entries);
  const names = namesOf(
    db,
    entries.flatMap((entry) => entry.actorUid ?? []),
  );
  return {
    entries: entries.map(({ previousHash: _previous, rowDigest: _digest, ...entry }) => ({
      ...entry,
      actorName: entry.actorUid === null ? null : (names.get(entry.actorUid) ?? null),
      objectLabel: entry.objectUid === null ? null : (labels.get(entry.objectUid) ?? null),
      fields: fieldsSchema.parse(JSON.parse(entry.fields)),
      details: detailsSchema.parse(JSON.parse(entry.details)),
    })),
    next: found.length > PAGE ? String(entries.at(-1)?.sequence ?? '') : null,
  };
}

function conditions(access: Access, query: EntryQuery): readonly (SQL | undefined)[] {
  const ownOnly = access.reach === 'own' ? eq(auditEntries.actorUid, access.actor.uid) : undefined;
  const isCursor = query.cursor !== undefined && /^\d{1,15}$/.test(query.cursor);
  return [
    ownOnly,
    query.class && eq(auditEntries.class, query.class),
    query.action === undefined || query.action === '' ? undefined : eq(auditEntries.action, query.action),
    query.actor && eq(auditEntries.actorUid, query.actor),
    query.outcome && eq(auditEntries.outcome, query.outcome),
    query.objectUid && eq(auditEntries.objectUid, query.objectUid),
    query.from && gte(auditEntries.at, startOfDay(query.from)),
    query.to && lt(auditEntries.at, startOfDay(addDays(query.to, 1))),
    isCursor ? lt(auditEntries.sequence, Number(query.cursor)) : undefined,
  ];
}

function namesOf(db: ReadDb, uids: readonly Uid[]): ReadonlyMap<Uid, string> {
  if (uids.length === 0) return new Map();
  const rows = db
    .select({ uid: users.uid, name: users.name })
    .from(users)
    .where(inArray(users.uid, [...new Set(uids)]))
    .all();
  return new Map(rows.map((row) => [row.uid, row.name]));
}
