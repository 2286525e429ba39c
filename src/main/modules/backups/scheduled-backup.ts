import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { errorCode } from '#main/vault/vault-folder.ts';
import { createBackup } from './create-backup.ts';
import { writeResult, type BackupFailure, type ScheduledResult } from './schedule.ts';
import { sweepCutOff } from './sweep-cut-off.ts';

/** Makes the backups that nobody asked for. */
export interface ScheduledBackups {
  /** Makes one, removes those that the rotation lets go, and writes down what came of it. */
  run(): Promise<void>;
}

/**
 * Backups at the rhythm of the vault.
 *
 * A failure is a result, kept and logged like a success: somebody must be able to see that there is no backup. A
 * vault that was locked meanwhile hears of its backup when it is open again.
 */
export function createScheduledBackups(
  vault: VaultRuntime,
  deps: Pick<AppDeps, 'clock' | 'version' | 'logger' | 'random' | 'baseChecker'>,
): ScheduledBackups {
  let unrecorded: ScheduledResult | null = null;
  const record = (): void => {
    const result = unrecorded;
    if (result === null || !vault.isOpen()) return;
    const { failure, bytes } = result;
    vault.write((db) => {
      writeResult(db, result);
      appendOwnAct(db, vault, {
        action: 'backup.scheduled',
        outcome: failure === null ? 'done' : 'failed',
        objectKind: 'backup',
        details: failure === null ? { bytes } : { reason: failure },
      });
    });
    unrecorded = null;
  };
  return {
    run: async () => {
      if (unrecorded === null) {
        await sweepCutOff(vault.folder, deps.clock.now());
        unrecorded = await attempt(vault, deps);
      }
      record();
    },
  };
}

async function attempt(
  vault: VaultRuntime,
  deps: Pick<AppDeps, 'clock' | 'version' | 'logger' | 'random' | 'baseChecker'>,
): Promise<ScheduledResult> {
  const at = deps.clock.now();
  try {
    const made = await createBackup(vault, 'scheduled', deps);
    return made.ok ? { at, failure: null, bytes: made.value.bytes } : { at, failure: made.error, bytes: 0 };
  } catch (problem) {
    deps.logger.error('backup.scheduled', newUid(deps), problem);
    return { at, failure: failureOf(problem), bytes: 0 };
  }
}

function failureOf(problem: unknown): BackupFailure {
  switch (errorCode(problem)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return 'DiskFull';
    case 'EACCES':
    case 'EEXIST':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return 'NotWritable';
    default:
      return 'Unexpected';
  }
}
