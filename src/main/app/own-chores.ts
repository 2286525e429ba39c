import { isBackupDue, readSchedule } from '#main/modules/backups/schedule.ts';
import { createScheduledBackups } from '#main/modules/backups/scheduled-backup.ts';
import { repairSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { readMailbox } from '#main/modules/mailbox/read-mailbox.ts';
import { emptyOldMessages } from '#main/modules/messages/empty-old-messages.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { deliveriesOf, outboxOf } from '#main/modules/messages/outbox-of.ts';
import { createPlanningWatch } from '#main/modules/messages/planning-watch.ts';
import { planReminders } from '#main/modules/messages/plan-reminders.ts';
import { makeDueReports } from '#main/modules/reports/due-reports.ts';
import { newUid } from '#main/vault/new-uid.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { createChores, type Chores } from './chores.ts';
import type { AppDeps } from './deps.ts';
import type { VaultRuntime } from './vault-runtime.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * What the core does by itself: making the reports that somebody asked for, reading the mailbox, planning reminders and
 * sending what waits, asking after short messages, comparing the kept sums, emptying old texts, and backing up.
 */
export function ownChores(
  vault: VaultRuntime,
  deps: AppDeps,
  /** Told when the core changed rows of a noun by itself, so that windows that show them ask again. */
  changed: (noun: string) => void = () => undefined,
): Chores {
  const { clock, logger } = deps;
  let compared: { readonly auditor: unknown; readonly at: number } | null = null;
  let looked: { readonly auditor: unknown; readonly day: LocalDate } | null = null;
  let emptied: { readonly auditor: unknown; readonly day: LocalDate } | null = null;
  const backups = createScheduledBackups(vault, deps);
  const planning = createPlanningWatch(clock);
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
        name: 'reports',
        // Behind the sweep of files without a row that opening a vault begins with.
        after: MINUTE / 2,
        pause: 10 * MINUTE,
        isDue: () => looked?.auditor !== vault.auditor() || looked.day !== clock.today(),
        run: async () => {
          const look = { auditor: vault.auditor(), day: clock.today() };
          await makeDueReports(vault, deps);
          looked = look;
        },
      },
      {
        name: 'mailbox',
        after: MINUTE,
        pause: 10 * MINUTE,
        isDue: () => !deps.demonstration && currentMessaging(vault.read()).settings.mailbox.isRead,
        // What a server or the network does is told on the screen; only a bug throws.
        run: async () => {
          const reading = await readMailbox(vault, deps);
          if (reading.ok && reading.value.answers + reading.value.bounces > 0) changed('surveys');
        },
      },
      {
        name: 'reminders',
        after: MINUTE / 2,
        pause: MINUTE,
        isDue: () => !deps.demonstration && planning.isDue(vault.auditor()),
        run: async () => {
          const look = planning.look(vault.auditor());
          if ((await planReminders(vault, deps)) > 0) changed('messages');
          look.isDone();
        },
      },
      {
        name: 'messages',
        after: MINUTE / 2,
        pause: MINUTE / 6,
        isDue: () => outboxOf(vault, deps).isDue(),
        run: async () => {
          const ended = Object.values(await outboxOf(vault, deps).send());
          if (ended.some((count) => count > 0)) changed('messages');
        },
      },
      {
        name: 'deliveries',
        after: MINUTE,
        pause: 10 * MINUTE,
        isDue: () => deliveriesOf(vault, deps).isDue(),
        run: async () => {
          if ((await deliveriesOf(vault, deps).ask()) > 0) changed('messages');
        },
      },
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
        name: 'message-texts',
        after: 3 * MINUTE,
        isDue: () => emptied?.auditor !== vault.auditor() || emptied.day !== clock.today(),
        run: async () => {
          const look = { auditor: vault.auditor(), day: clock.today() };
          await emptyOldMessages(vault, clock);
          emptied = look;
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
