import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import type { Throttle } from '#main/vault/throttle.ts';

/**
 * Writes down failed tries of the recovery kit that the log does not know yet; safe to repeat.
 *
 * The vault is closed when somebody tries the kit, so the counter of the throttle carries them until it is open.
 */
export function logKitFailures(vault: VaultRuntime, throttle: Throttle): void {
  const { failures, lastFailureAt } = throttle.failures('recovery-kit');
  if (failures === 0 || lastFailureAt === null) return;
  vault.write((db) => {
    if (readState(db, 'kit-failure-logged') === lastFailureAt) return;
    writeState(db, 'kit-failure-logged', lastFailureAt);
    appendOwnAct(db, vault, {
      action: 'recovery.failed',
      objectKind: 'vault',
      details: { failures, lastAt: lastFailureAt },
    });
  });
}
