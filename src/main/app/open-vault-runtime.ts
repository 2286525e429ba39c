import { existsSync } from 'node:fs';
import type { OpenDatabase } from '#main/db/open.ts';
import { openDatabase } from '#main/db/open.ts';
import { applyMigrations, pendingMigrations, readMigrations } from '#main/db/migrate.ts';
import { takeProcessLock, type ProcessLock } from '#main/db/process-lock.ts';
import { signHead, type Auditor } from '#main/modules/audit/append.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { auditKey, databaseKey, type FinanceKey, type RootKey } from '#main/vault/keys.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { runSelfTest } from '#main/vault/self-test.ts';
import { openThrottle, type Throttle } from '#main/vault/throttle.ts';
import { vaultFolder } from '#main/vault/vault-folder.ts';
import { readHeader, saveHeader } from '#main/vault/vault-header-file.ts';
import { wipe } from '#main/vault/wipe.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { openDevice } from './device.ts';
import type { AppDeps } from './deps.ts';
import type { OpenBaseProblem, OpenKeys, VaultCondition, VaultRuntime } from './vault-runtime.ts';

interface OpenState {
  readonly base: OpenDatabase;
  readonly rootKey: RootKey;
  financeKey: FinanceKey | null;
  readonly auditor: Auditor;
}

/** Makes the encrypted copy that migration may fall back on. */
export type BackupBeforeMigration = (
  vault: VaultRuntime,
  opened: OpenDatabase,
  rootKey: RootKey,
) => Promise<boolean>;

/** Runtime of the vault in `deps.dataFolder`; opens nothing yet. */
export function createVaultRuntime(deps: AppDeps, backUp: BackupBeforeMigration): VaultRuntime {
  const folder = vaultFolder(deps.dataFolder);
  let lock: ProcessLock | null = null;
  let header: VaultHeader | null = null;
  let state: OpenState | null = null;
  let throttle: Promise<Throttle> | null = null;
  let selfTest: ReturnType<typeof runSelfTest> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const opened = (): OpenState => {
    if (state === null) throw new Error('The vault is closed');
    return state;
  };

  async function condition(): Promise<VaultCondition> {
    // A build whose cryptography answers wrongly must never touch a vault.
    const failures = await (selfTest ??= runSelfTest());
    if (failures.length > 0) return { state: 'damaged', problem: `SelfTest ${failures.join(' ')}` };
    if (state !== null && header !== null) return { state: 'open', header };
    if (existsSync(folder.root) && lock === null) {
      lock = takeProcessLock(folder.lock);
      if (lock === null) return { state: 'in-use-elsewhere' };
    }
    const found = await readHeader(folder);
    if (found.ok) {
      header = found.value;
      return { state: 'closed', header: found.value };
    }
    header = null;
    if (found.error === 'VaultMissing') return { state: 'empty' };
    if (found.error === 'VaultFromNewerVersion') return { state: 'newer-version' };
    return { state: 'damaged', problem: found.error };
  }

  async function open(keys: OpenKeys, unlocked: VaultHeader): Promise<Result<void, OpenBaseProblem>> {
    if (state !== null) {
      keys.rootKey.wipe();
      if (state.financeKey === null) state.financeKey = keys.financeKey;
      else keys.financeKey?.wipe();
      return ok(undefined);
    }
    if (existsSync(folder.root) && lock === null) lock = takeProcessLock(folder.lock);
    const path = folder.database(unlocked.generation);
    const isNew = !existsSync(path);
    // A header without its base is a loss to be told, never a reason to make an empty one; set-up is the exception.
    if (isNew && unlocked.slots.length > 1) return err('DatabaseMissing');
    const key = databaseKey(keys.rootKey, unlocked.generation);
    const base = openDatabase(path, key, { create: isNew });
    wipe(key);
    if (!base.ok) return base;
    const migrated = await migrate(base.value, keys.rootKey, isNew);
    if (!migrated.ok) {
      base.value.connection.close();
      return migrated;
    }
    header = unlocked;
    const newUidHere = () => newUid({ clock: deps.clock, random: deps.random });
    const device = base.value.db.transaction((db) =>
      openDevice(db, keys.rootKey, { newUid: newUidHere, now: deps.clock.now(), random: deps.random }),
    );
    const auditor: Auditor = { clock: deps.clock, digestKey: auditKey(keys.rootKey), device };
    state = { base: base.value, rootKey: keys.rootKey, financeKey: keys.financeKey, auditor };
    return ok(undefined);
  }

  async function migrate(
    base: OpenDatabase,
    rootKey: RootKey,
    isNew: boolean,
  ): Promise<Result<void, OpenBaseProblem>> {
    const pending = pendingMigrations(base.connection, readMigrations(deps.migrationsFolder));
    if (!pending.ok) return err(pending.error.reason);
    if (pending.value.length === 0) return ok(undefined);
    if (!isNew && !(await backUp(runtime, base, rootKey))) return err('BackupBeforeMigrationFailed');
    const applied = applyMigrations(base.connection, pending.value);
    return applied.ok ? ok(undefined) : err(applied.error.reason);
  }

  function close(): void {
    if (state === null) return;
    const { base, rootKey, financeKey, auditor } = state;
    state = null;
    try {
      base.db.transaction((db) => signHead(db, auditor));
      base.connection.pragma('optimize');
      base.connection.pragma('wal_checkpoint(TRUNCATE)');
    } catch (problem) {
      // A full disk must not keep the vault open: what was acknowledged is in the write-ahead log already.
      deps.logger.error('vault.close', newUid({ clock: deps.clock, random: deps.random }), problem);
    } finally {
      base.connection.close();
      rootKey.wipe();
      financeKey?.wipe();
      wipe(auditor.digestKey);
    }
  }

  const runtime: VaultRuntime = {
    folder,
    condition,
    header: () => header,
    isOpen: () => state !== null,
    read: () => opened().base.db,
    write: (change) => opened().base.db.transaction((db) => change(db), { behavior: 'immediate' }),
    connection: () => opened().base.connection,
    keys: () => ({ rootKey: opened().rootKey, financeKey: opened().financeKey }),
    auditor: () => opened().auditor,
    throttle: (of) => (throttle ??= openThrottle(folder, of.vaultId, deps.clock)),
    open,
    close,
    release: () => {
      close();
      lock?.release();
      lock = null;
    },
    replaceHeader: async (next) => {
      const saved = await saveHeader(folder, next);
      if (!saved.ok) throw new Error(`The vault header was not written: ${saved.error}`);
      header = next;
    },
    exclusively: (work) => {
      const run = queue.then(work, work);
      queue = run.catch(() => undefined);
      return run;
    },
  };
  return runtime;
}
