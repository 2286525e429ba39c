import { eq } from 'drizzle-orm';
import type { Actor } from '#main/app/access.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { users } from '#main/db/schema/index.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/**
 * The account behind a seat as a fresh actor; null when it does not exist or is disabled.
 *
 * With `codeUsed` false also null when a code is pending: whoever was reset comes back with it or not at all.
 */
export function readActor(db: ReadDb, uid: Uid, codeUsed = true): Actor | null {
  const row = db
    .select({ id: users.id, uid: users.uid, name: users.name, roles: users.roles, state: users.state })
    .from(users)
    .where(eq(users.uid, uid))
    .get();
  if (row === undefined || row.state === 'disabled') return null;
  if (row.state === 'invited' && !codeUsed) return null;
  return { id: row.id, uid: row.uid, name: row.name, roles: row.roles };
}

/** Whether the base holds no account yet: it was made a moment ago, or set-up was cut off. */
export const hasNoAccount = (db: ReadDb): boolean =>
  db.select({ id: users.id }).from(users).limit(1).get() === undefined;

/**
 * Roles of the wizard's first account: a company of one works at once.
 *
 * Separating duties is a choice made later in the administration screen (issue 2 §3).
 */
export const FIRST_ROLES: readonly Role[] = ['administrator', 'manager', 'accountant'];

/** Inserts the first account and answers its row id. */
export function insertFirstAccount(
  db: WriteDb,
  account: { readonly uid: Uid; readonly name: string; readonly at: Instant; readonly language: 'fr' | 'en' },
): number {
  const row = db
    .insert(users)
    .values({
      uid: account.uid,
      name: account.name,
      roles: FIRST_ROLES,
      state: 'active',
      language: account.language,
      createdAt: account.at,
    })
    .returning({ id: users.id })
    .get();
  return row.id;
}

/** Notes a sign-in; an invited account becomes active when its code was replaced. */
export function noteSignIn(db: WriteDb, uid: Uid, at: Instant, active: boolean): void {
  db.update(users)
    .set(active ? { lastSignInAt: at, state: 'active' } : { lastSignInAt: at })
    .where(eq(users.uid, uid))
    .run();
}
