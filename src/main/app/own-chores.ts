import { isBackupDue, readSchedule } from '#main/modules/backups/schedule.ts';
import { createScheduledBackups } from '#main/modules/backups/scheduled-backup.ts';
import { repairSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { createChores, type Chores } from './chores.ts';
import type { AppDeps } from './deps.ts';
import type { VaultRuntime } from './vault-runtime.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What the core does by itself: comparing the kept sums once a day, and backing up at the rhythm that was chosen. */
export function ownChores(vault: VaultRuntime, deps: AppDeps): Chores {
  const { clock, logger } = deps;
  let compared: { readonly auditor: unknown; readonly at: number } | null = null;
  const backups = createScheduledBackups(vault, deps);
  return createChores(
    {
      vault,
      clock,
      failed: (name, problem) => {
        logger.error(`chore.${name}`, newUid(deps), problem);
      },
    },
    [
      {
        name: 'summaries',
        after: 1 * MINUTE,
        isDue: () => compared?.auditor !== vault.auditor() || clock.monotonic() - compared.at >= DAY,
        run: async () => {
          compared = { auditor: vault.auditor(), at: clock.monotonic() };
          await repairSummaries(vault);
        },
      },
      {
        name: 'backup',
        after: 2 * MINUTE,
        isDue: () => isBackupDue(readSchedule(vault.read()), clock.now()),
        run: () => backups.run(),
      },
    ],
  );
}
