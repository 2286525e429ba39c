import { asc, eq } from 'drizzle-orm';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { users } from '#main/db/schema/index.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** State of an account: `invited` has a one-time code that was not replaced yet. */
export type AccountState = 'active' | 'invited' | 'disabled';

/** An account as its administration sees it. */
export interface Account {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly state: AccountState;
  readonly lastSignInAt: Instant | null;
  readonly createdAt: Instant;
}

const columns = {
  id: users.id,
  uid: users.uid,
  name: users.name,
  roles: users.roles,
  state: users.state,
  lastSignInAt: users.lastSignInAt,
  createdAt: users.createdAt,
} as const;

/** All accounts by name. */
export const allAccounts = (db: ReadDb): readonly Account[] =>
  db.select(columns).from(users).orderBy(asc(users.name)).all();

/** One account; undefined when there is none. */
export const accountByUid = (db: ReadDb, uid: Uid): Account | undefined =>
  db.select(columns).from(users).where(eq(users.uid, uid)).get();

/**
 * Whether a name is another account's.
 *
 * Case and compatibility forms do not tell people apart: with hidden labels the typed name finds the account.
 */
export function isNameTaken(accounts: readonly Account[], name: string, besides: Uid | null): boolean {
  const wanted = foldName(name);
  return accounts.some((account) => account.uid !== besides && foldName(account.name) === wanted);
}

/** Whether somebody could still administer once `uid` has other roles or none; only active accounts count. */
export const leavesAnAdministrator = (
  accounts: readonly Account[],
  uid: Uid,
  rolesAfter: readonly Role[],
): boolean =>
  accounts.some(
    (account) =>
      account.state === 'active' &&
      (account.uid === uid ? rolesAfter : account.roles).includes('administrator'),
  );

/** Adds the row of an account whose slot is in the header already. */
export function insertAccount(
  db: WriteDb,
  account: Omit<Account, 'id' | 'lastSignInAt'> & { readonly language: 'fr' | 'en' },
): void {
  db.insert(users).values(account).run();
}

/** Changes name and roles. */
export function updateAccount(
  db: WriteDb,
  uid: Uid,
  change: { readonly name: string; readonly roles: readonly Role[] },
): void {
  db.update(users).set(change).where(eq(users.uid, uid)).run();
}

/** Changes the state. */
export function setAccountState(db: WriteDb, uid: Uid, state: AccountState): void {
  db.update(users).set({ state }).where(eq(users.uid, uid)).run();
}

const foldName = (name: string): string => name.normalize('NFKC').trim().toLocaleLowerCase('fr');
