import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorize, type Access, type Actor } from '#main/app/access.ts';
import type { AuditNote, CommandContext, ProcessContext, QueryContext } from '#main/app/context.ts';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { applyMigrations, pendingMigrations, readMigrations } from '#main/db/migrate.ts';
import { openDatabase, type OpenDatabase } from '#main/db/open.ts';
import { users } from '#main/db/schema/index.ts';
import { checkInProcess } from '#main/modules/backups/base-checker.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { vaultFolder, type VaultFolder } from '#main/vault/vault-folder.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Folder of the shipped migrations. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** A clock that stands still until it is moved; each reading is a millisecond later, so that order is told. */
export interface TestClock extends Clock {
  setDay(day: LocalDate): void;
  addDays(days: number): void;
}

/** A clock that starts at 9 o'clock UTC of a day. */
export function testClock(start = '2026-11-22'): TestClock {
  let day = localDate(start);
  let ticks = 0;
  return {
    now: () => {
      ticks += 1;
      return `${day}T09:${String(Math.floor(ticks / 60_000) % 60).padStart(2, '0')}:${String(Math.floor(ticks / 1000) % 60).padStart(2, '0')}.${String(ticks % 1000).padStart(3, '0')}Z` as Instant;
    },
    today: () => day,
    monotonic: () => ticks,
    setDay: (next) => {
      day = next;
    },
    addDays: (days) => {
      day = addDays(day, days);
    },
  };
}

/** Chance of the machine. */
export const testRandom: RandomSource = { bytes: (length) => new Uint8Array(randomBytes(length)) };

/** Names of the accounts of a test base, by what they may do. */
export type PersonName = 'administrator' | 'manager' | 'accountant' | 'agent' | 'otherAgent' | 'auditor';

const ROLES_OF: Readonly<Record<PersonName, readonly Role[]>> = {
  administrator: ['administrator'],
  manager: ['manager'],
  accountant: ['accountant'],
  agent: ['agent'],
  otherAgent: ['agent'],
  auditor: ['auditor'],
};

/** A real encrypted base with all migrations, one account per role, and contexts as the registry makes them. */
export interface TestBase {
  readonly connection: OpenDatabase['connection'];
  readonly db: WriteDb;
  readonly path: string;
  /** Where blobs go. */
  readonly folder: VaultFolder;
  readonly clock: TestClock;
  readonly people: Readonly<Record<PersonName, Actor>>;
  /** What handlers added to their audit entries, oldest first. */
  readonly notes: AuditNote[];
  newUid(): Uid;
  /** Throws when the matrix refuses. */
  accessOf(actor: Actor, permission: Permission): Access;
  query(actor: Actor, permission: Permission): QueryContext;
  /** Runs `work` as a command: one write transaction, rolled back when it refuses or throws. */
  command<Outcome extends Result<unknown, unknown>>(
    actor: Actor,
    permission: Permission,
    work: (context: CommandContext) => Outcome,
  ): Outcome;
  process(actor: Actor, permission: Permission): ProcessContext;
  /** Adds an account. */
  addPerson(name: string, roles: readonly Role[]): Actor;
  close(): void;
}

/** Opens a fresh base in a folder of its own; `close` removes it. */
export function openTestBase(
  options: { readonly day?: string; readonly deps?: Partial<AppDeps> } = {},
): TestBase {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-base-'));
  const opened = openDatabase(join(folder, 'base.db'), randomBytes(32), { create: true });
  if (!opened.ok) throw new Error(opened.error);
  const { connection, db, path } = opened.value;
  const files = vaultFolder(folder);
  mkdirSync(files.blobs);
  const pending = pendingMigrations(connection, readMigrations(migrationsFolder));
  if (!pending.ok) throw new Error(pending.error.reason);
  const applied = applyMigrations(connection, pending.value);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  const clock = testClock(options.day);
  const notes: AuditNote[] = [];
  const makeUid = (): Uid => newUid({ clock, random: testRandom });
  const addPerson = (name: string, roles: readonly Role[]): Actor => {
    const uid = makeUid();
    const { id } = db
      .insert(users)
      .values({ uid, name, roles, state: 'active', createdAt: clock.now() })
      .returning({ id: users.id })
      .get();
    return { id, uid, name, roles };
  };
  const people = Object.fromEntries(
    Object.entries(ROLES_OF).map(([name, roles]) => [name, addPerson(name, roles)]),
  ) as Record<PersonName, Actor>;
  const accessOf = (actor: Actor, permission: Permission): Access => {
    const access = authorize(actor, permission);
    if (access === null) throw new Error(`Denied: ${permission}`);
    return access;
  };
  const deps = testDeps(folder, clock, options.deps);
  const write = <Value>(change: (writeDb: WriteDb) => Value): Value =>
    connection.transaction(() => change(db)).immediate();
  const common = (actor: Actor, permission: Permission) => ({
    access: accessOf(actor, permission),
    clock,
    deps,
    vault: testVault(files, connection, db, write),
    seat: {
      id: makeUid(),
      host: 'direct' as const,
      signedIn: {
        userUid: actor.uid,
        signedInAt: 0,
        mustChangePassword: false,
        confirmedUntil: Number.POSITIVE_INFINITY,
        failures: { count: 0, lastAt: null },
      },
      handedOver: null,
      lastActivity: 0,
    },
    note: (note: AuditNote) => void notes.push(note),
    newUid: makeUid,
  });
  return {
    connection,
    db,
    path,
    folder: files,
    clock,
    people,
    notes,
    newUid: makeUid,
    accessOf,
    addPerson,
    query: (actor, permission) => ({ ...common(actor, permission), db }),
    command: (actor, permission, work) => {
      const context = { ...common(actor, permission), db };
      let outcome: ReturnType<typeof work> | undefined;
      const refusal = new Error('refused');
      try {
        write(() => {
          outcome = work(context);
          if (!outcome.ok) throw refusal;
        });
      } catch (problem) {
        if (problem !== refusal) throw problem;
      }
      if (outcome === undefined) throw new Error('The command answered nothing');
      return outcome;
    },
    process: (actor, permission) => ({
      ...common(actor, permission),
      leaveSeat: () => undefined,
      anySeatTaken: () => true,
      db: () => db,
      commit: write,
    }),
    close: () => {
      connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Dependencies that nothing here should need; each says so when it is used. */
function testDeps(folder: string, clock: Clock, more: Partial<AppDeps> | undefined): AppDeps {
  const absent = (what: string) => () => {
    throw new Error(`This test gave no ${what}`);
  };
  return {
    dataFolder: folder,
    migrationsFolder,
    clock,
    random: testRandom,
    logger: { info: () => undefined, error: () => undefined },
    keychain: {
      name: 'none',
      unavailable: async () => await Promise.resolve('NoKeychain'),
      read: async () => await Promise.resolve(null),
      write: async () => await Promise.resolve(false),
      remove: async () => await Promise.resolve(false),
    },
    pdf: {
      render: absent('PDF renderer'),
      renderReport: absent('PDF renderer'),
      renderLetter: absent('PDF renderer'),
      close: async () => await Promise.resolve(),
    },
    places: { find: () => [] },
    baseChecker: checkInProcess,
    keyDerivationCost: absent('key derivation cost'),
    messenger: () => ({ email: null, sms: null, close: () => Promise.resolve() }),
    openMailbox: () => Promise.reject(new Error('no mailbox in this test')),
    version: '0.0.0',
    demonstration: false,
    ...more,
  };
}

function testVault(
  folder: VaultFolder,
  connection: OpenDatabase['connection'],
  db: WriteDb,
  write: VaultRuntime['write'],
): VaultRuntime {
  const absent = () => {
    throw new Error('A test base has no header and no keys');
  };
  return {
    folder,
    condition: absent,
    auditor: absent,
    throttle: absent,
    open: absent,
    close: absent,
    release: absent,
    exclusively: (work) => work(),
    header: () => null,
    isOpen: () => true,
    read: () => db,
    write,
    connection: () => connection,
    keys: absent,
    replaceHeader: absent,
  };
}
