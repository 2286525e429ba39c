import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { unreachable } from '../../kernel/exhaustive.ts';

/** Everything that can wait for somebody, in the order in which equally urgent things stand. */
export const TASK_KINDS = [
  'backup-failed',
  'backup-old',
  'clock-in-doubt',
  'messages-to-look-at',
  'recalls',
  'contracts-to-renew',
  'messages-to-approve',
  'services-to-close',
  'invoices-to-send',
  'services-to-invoice',
] as const;

/** One kind of thing that waits. */
export type TaskKind = (typeof TASK_KINDS)[number];

/** How soon it wants to be seen, soonest first. */
export const TASK_URGENCIES = ['now', 'today', 'soon'] as const;

/** One of the three. */
export type TaskUrgency = (typeof TASK_URGENCIES)[number];

/** Days after which a backup by itself is too old (reference/security.md: warning at 3 days). */
export const OLDEST_BACKUP_DAYS = 3;

/** An invoice that has not left after a week is forgotten rather than prepared. */
const FORGOTTEN_DAYS = 7;

/** How urgent things of a kind are, by the day since which the oldest one waits. */
export function taskUrgency(kind: TaskKind, oldestOn: LocalDate, today: LocalDate): TaskUrgency {
  switch (kind) {
    case 'backup-failed':
    case 'backup-old':
    case 'clock-in-doubt':
    case 'messages-to-look-at':
      return 'now';
    case 'recalls':
      return oldestOn < today ? 'now' : 'today';
    case 'invoices-to-send':
      return oldestOn < addDays(today, -FORGOTTEN_DAYS) ? 'now' : 'today';
    case 'messages-to-approve':
    case 'contracts-to-renew':
    case 'services-to-close':
      return 'today';
    case 'services-to-invoice':
      return 'soon';
    default:
      return unreachable(kind);
  }
}

/** The order of the panel: by urgency, then as the kinds stand in their list. */
export const byUrgency = (
  left: { readonly kind: TaskKind; readonly urgency: TaskUrgency },
  right: { readonly kind: TaskKind; readonly urgency: TaskUrgency },
): number =>
  TASK_URGENCIES.indexOf(left.urgency) - TASK_URGENCIES.indexOf(right.urgency) ||
  TASK_KINDS.indexOf(left.kind) - TASK_KINDS.indexOf(right.kind);

/**
 * Whether the last good backup by itself is too old.
 *
 * With a weekly rhythm the allowance comes on top of the week; somebody who chose `never` sees to it without us.
 */
export function isBackupTooOld(
  rhythm: 'never' | 'daily' | 'weekly',
  lastGoodOn: LocalDate,
  today: LocalDate,
): boolean {
  if (rhythm === 'never') return false;
  return addDays(lastGoodOn, OLDEST_BACKUP_DAYS + (rhythm === 'weekly' ? 7 : 0)) < today;
}
