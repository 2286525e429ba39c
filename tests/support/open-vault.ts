import { generateKeyPairSync } from 'node:crypto';
import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { authorize, type Actor } from '#main/app/access.ts';
import type { AuditNote, CommandContext, ProcessContext, QueryContext } from '#main/app/context.ts';
import type { AppDeps } from '#main/app/deps.ts';
import type { Keychain } from '#main/app/ports.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { applyMigrations, pendingMigrations, readMigrations } from '#main/db/migrate.ts';
import { openDatabase } from '#main/db/open.ts';
import { devices, users } from '#main/db/schema/index.ts';
import { appendEntry, type Auditor } from '#main/modules/audit/append.ts';
import { checkInProcess } from '#main/modules/backups/base-checker.ts';
import { insertFirstVersion } from '#main/modules/organisation/initial-settings.ts';
import { accountByUid } from '#main/modules/users/repository.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import { auditKey, databaseKey, deviceKey, type FinanceKey, type RootKey } from '#main/vault/keys.ts';
import { seal } from '#main/vault/seal.ts';
import { newUid } from '#main/vault/new-uid.ts';
import type { VaultFolder } from '#main/vault/vault-folder.ts';
import { openThrottle } from '#main/vault/throttle.ts';
import { saveHeader } from '#main/vault/vault-header-file.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { ok } from '#shared/kernel/result.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import {
  drivenClock,
  sampleVault,
  temporaryFolder,
  value,
  type DrivenClock,
} from '#tests/vault/sample-vault.ts';

/** Settings of a fictitious company that lack nothing. */
export const sampleSettings: OrganisationSettings = {
  name: 'Atelier Exemple',
  legalForm: 'SARL',
  capital: cents(1_000_000),
  address: { line1: '1 rue Exemple', line2: '', postalCode: '69001', city: 'Lyon', country: 'FR' },
  siren: '732829320',
  siret: '73282932000074',
  register: 'RCS Lyon',
  vatNumber: 'FR44732829320',
  vatRegime: 'normal',
  vatDue: 'payments',
  email: 'contact@atelier.example',
  phone: '01 99 00 12 34',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  accountHolder: 'Atelier Exemple',
  paymentTermDays: 30,
  paymentTermEndOfMonth: false,
  latePenalty: '3 fois le taux légal',
  earlyPaymentDiscount: 'Pas d’escompte',
  footer: '',
  documentLanguage: 'fr',
  brandHue: '#1f6feb',
};

/** A keychain in memory that can be switched off, as a locked or missing one. */
export function memoryKeychain(): Keychain & { reason: string | null; readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    name: 'Trousseau d’essai',
    reason: null,
    items,
    unavailable() {
      return Promise.resolve(this.reason);
    },
    read: (account) => Promise.resolve(items.get(account) ?? null),
    write: (account, secret) => {
      items.set(account, secret);
      return Promise.resolve(true);
    },
    remove: (account) => Promise.resolve(items.delete(account)),
  };
}

/** A whole real vault: folder, header, encrypted base with every migration, one administrator. */
export interface OpenVault {
  readonly vault: VaultRuntime;
  readonly folder: VaultFolder;
  readonly clock: DrivenClock;
  readonly deps: AppDeps;
  readonly keychain: ReturnType<typeof memoryKeychain>;
  readonly auditor: Auditor;
  readonly adminUid: Uid;
  readonly rootKey: RootKey;
  readonly financeKey: FinanceKey;
  /** Notes of the last call, as the registry would write them. */
  readonly notes: AuditNote[];
  /** Switches whether the open session holds the finance key. */
  holdFinance(holds: boolean): void;
  query(permission: Permission | 'signed-in', uid?: Uid): QueryContext;
  command(permission: Permission | 'signed-in', uid?: Uid): CommandContext;
  process(permission: Permission | 'signed-in', uid?: Uid): ProcessContext;
  /** Adds a row (no slot), for tests that need colleagues but not their way in. */
  addRow(name: string, roles: readonly Role[], state?: 'active' | 'invited' | 'disabled'): Uid;
  close(): Promise<void>;
}

/** Makes and opens a vault in a temporary folder; costs about a second. */
export async function openVault(): Promise<OpenVault> {
  const { folder, remove } = await temporaryFolder();
  const clock = drivenClock();
  const created = await sampleVault(folder);
  let header: VaultHeader = created.header;
  let holdsFinance = true;
  const databaseSecret = databaseKey(created.rootKey, header.generation);
  const { connection, db } = value(
    openDatabase(folder.database(header.generation), databaseSecret, { create: true }),
  );
  databaseSecret.fill(0);
  const migrationsFolder = resolve(import.meta.dirname, '../../drizzle');
  value(applyMigrations(connection, value(pendingMigrations(connection, readMigrations(migrationsFolder)))));

  const pair = generateKeyPairSync('ed25519');
  const deviceUid = newUid({ clock, random: systemRandom });
  const box = seal(
    deviceKey(created.rootKey),
    pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
    Buffer.from(`carnet-device/${deviceUid}`),
    systemRandom,
  );
  const auditor: Auditor = {
    clock,
    digestKey: auditKey(created.rootKey),
    device: { uid: deviceUid, privateKey: pair.privateKey },
  };
  const insertAdmin = (write: WriteDb): void => {
    write
      .insert(devices)
      .values({
        uid: deviceUid,
        publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        privateKey: Buffer.concat([box.iv, box.tag, box.ciphertext]),
        createdAt: clock.now(),
      })
      .run();
    write
      .insert(users)
      .values({
        uid: created.uid,
        name: 'Ada',
        roles: ['administrator', 'accountant'],
        state: 'active',
        createdAt: clock.now(),
      })
      .run();
    insertFirstVersion(write, sampleSettings, 1, clock.now());
  };

  let queue: Promise<unknown> = Promise.resolve();
  const runtime = {
    folder,
    condition: () => Promise.resolve({ state: 'open' as const, header }),
    header: () => header,
    isOpen: () => connection.open,
    read: () => db,
    write: <Value>(change: (write: WriteDb) => Value): Value =>
      connection.transaction(() => change(db)).immediate(),
    connection: (): Database.Database => connection,
    keys: () => ({ rootKey: created.rootKey, financeKey: holdsFinance ? created.financeKey : null }),
    auditor: () => auditor,
    throttle: (of: VaultHeader) => openThrottle(folder, of.vaultId, clock),
    open: () => Promise.resolve(ok(undefined)),
    close: () => {
      connection.close();
    },
    release: () => {
      connection.close();
    },
    replaceHeader: async (next: VaultHeader) => {
      value(await saveHeader(folder, next));
      header = next;
    },
    exclusively: <Value>(work: () => Promise<Value>): Promise<Value> => {
      const run = queue.then(work, work);
      queue = run.catch(() => undefined);
      return run;
    },
  };
  const vault: VaultRuntime = runtime;
  vault.write(insertAdmin);

  const keychain = memoryKeychain();
  const notes: AuditNote[] = [];
  const deps: AppDeps = {
    dataFolder: folder.root,
    migrationsFolder,
    clock,
    random: systemRandom,
    logger: { info: () => undefined, error: () => undefined },
    keychain,
    pdf: {
      render: () => Promise.reject(new Error('No PDF is drawn here')),
      renderReport: () => Promise.reject(new Error('No PDF is drawn here')),
      renderLetter: () => Promise.reject(new Error('No PDF is drawn here')),
      close: () => Promise.resolve(),
    },
    places: { find: (text, limit) => [{ postalCode: '69001', city: `${text} ${String(limit)}` }] },
    baseChecker: checkInProcess,
    // Nothing leaves a test that did not ask for a way out.
    messenger: () => ({ email: null, sms: null, close: () => Promise.resolve() }),
    openMailbox: () => Promise.reject(new Error('no mailbox in this test')),
    keyDerivationCost: () => Promise.resolve(FLOOR_COST),
    version: '0.1.0',
    demonstration: false,
  };

  const common = (permission: Permission | 'signed-in', uid: Uid) => {
    const account = accountByUid(db, uid);
    if (account === undefined) throw new Error('No such account');
    const actor: Actor = account;
    const access = authorize(actor, permission);
    if (access === null) throw new Error(`${permission} is denied`);
    return {
      access,
      clock,
      deps,
      vault,
      seat: {
        id: newUid({ clock, random: systemRandom }),
        host: 'direct' as const,
        signedIn: null,
        handedOver: null,
        lastActivity: 0,
      },
      leaveSeat: () => undefined,
      anySeatTaken: () => true,
      note: (note: AuditNote) => {
        notes.push(note);
      },
      newUid: () => newUid({ clock, random: systemRandom }),
    };
  };

  return {
    vault,
    folder,
    clock,
    deps,
    keychain,
    auditor,
    adminUid: created.uid,
    rootKey: created.rootKey,
    financeKey: created.financeKey,
    notes,
    holdFinance: (holds) => {
      holdsFinance = holds;
    },
    query: (permission, uid = created.uid) => ({ ...common(permission, uid), db }),
    command: (permission, uid = created.uid) => ({ ...common(permission, uid), db }),
    process: (permission, uid = created.uid) => ({
      ...common(permission, uid),
      db: () => db,
      commit: <Value>(change: (write: WriteDb) => Value): Value =>
        vault.write((write) => {
          const changed = change(write);
          const note = Object.assign({}, ...notes.splice(0)) as AuditNote;
          appendEntry(write, auditor, {
            class: 'security',
            action: 'test.done',
            outcome: 'done',
            actorUid: uid,
            host: 'direct',
            objectKind: note.objectKind ?? null,
            objectUid: note.objectUid ?? null,
            fields: note.fields ?? [],
            details: note.details ?? {},
            row: note.row ?? null,
          });
          return changed;
        }),
    }),
    addRow: (name, roles, state = 'active') => {
      const uid = newUid({ clock, random: systemRandom });
      db.insert(users).values({ uid, name, roles, state, createdAt: clock.now() }).run();
      return uid;
    },
    close: async () => {
      if (connection.open) connection.close();
      await remove();
    },
  };
}
