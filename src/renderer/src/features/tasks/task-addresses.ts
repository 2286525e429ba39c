import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { TaskKind } from '#shared/domain/tasks/task.ts';

/** The address whose list holds exactly the rows that were counted. */
export function taskAddress(kind: TaskKind): string {
  switch (kind) {
    case 'backup-failed':
    case 'backup-old':
      return '/settings/backups';
    case 'clock-in-doubt':
      // The queue says what the clock shows and takes the word of a person.
      return '/reminders';
    case 'messages-to-look-at':
      return '/reminders?state=to-look-at';
    case 'messages-to-approve':
      return '/reminders?state=to-approve';
    case 'recalls':
      return '/recalls?due=today';
    case 'contracts-to-renew':
      return '/contracts?view=to-renew';
    case 'services-to-close':
      return '/services?view=to-close&order=up';
    case 'invoices-to-send':
      return '/invoices?sending=to-send&order=up';
    case 'services-to-invoice':
      return '/services?view=uninvoiced';
    default:
      return unreachable(kind);
  }
}
