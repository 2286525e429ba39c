import { authorize, type Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { localDayOf } from '#main/modules/audit/local-day.ts';
import { selectionToRenew } from '#main/modules/contracts/list-contracts.ts';
import { recallsDue } from '#main/modules/interactions/list-interactions.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { clockView } from '#main/modules/messages/message-clock.ts';
import { selectionToClose } from '#main/modules/services/to-close.ts';
import { unsent } from '#main/modules/today/waiting-documents.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { byUrgency, taskUrgency, type TaskKind } from '#shared/domain/tasks/task.ts';
import { isInstant, type Instant } from '#shared/kernel/instant.ts';
import { isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import { backupTask } from './backup-task.ts';
import { messagesIn, servicesToInvoice, waitingOf, type WaitingRows } from './waiting-rows.ts';

/** What waits of one kind. */
interface Task {
  readonly kind: TaskKind;
  readonly count: number;
  readonly oldestOn: LocalDate;
  readonly lowRatings: number;
}

/**
 * Handlers of `tasks`: each kind is authorised by itself, for who can do something about it, before it is counted.
 *
 * Kinds that the first page or a list shows too are selected by the same functions, so that there is one truth.
 */
export const tasksHandlers: HandlersOf<Contract['tasks']> = {
  list: ({ db, access, clock }) => {
    const today = clock.today();
    const tasks = [
      ...waitingRows(db, access, today),
      ...backups(db, access, today),
      ...clockInDoubt(db, access, clock.now(), today),
    ]
      .map((task) => ({ ...task, urgency: taskUrgency(task.kind, task.oldestOn, today) }))
      .toSorted(byUrgency);
    return ok({ tasks, total: tasks.reduce((sum, { count }) => sum + count, 0) });
  },
};

/** The selection of each kind that the caller may do something about. */
export function taskSelections(
  access: Access,
  today: LocalDate,
): readonly (readonly [kind: TaskKind, rows: WaitingRows])[] {
  // The grant that reaches the rows, for who holds the one to act on them.
  const grant = (reading: Permission, acting: Permission): Access | null =>
    authorize(access.actor, acting) === null ? null : authorize(access.actor, reading);
  const selections: [TaskKind, WaitingRows][] = [];
  const add = (kind: TaskKind, granted: Access | null, rowsOf: (granted: Access) => WaitingRows): void => {
    if (granted !== null) selections.push([kind, rowsOf(granted)]);
  };
  const messages = grant('messages.read', 'messages.approve');
  for (const kind of ['messages-to-approve', 'messages-to-look-at'] as const)
    add(kind, messages, (granted) => messagesIn(granted, kind));
  add('recalls', grant('interactions.read', 'interactions.write'), (granted) => ({
    ...recallsDue(granted, 'mine', today),
    since: 'interactions.recall_on',
  }));
  add('contracts-to-renew', grant('contracts.read', 'contracts.write'), (granted) => ({
    ...selectionToRenew(granted, today),
    since: 'service_contracts.ends_on',
  }));
  add('services-to-close', grant('services.read', 'services.write'), (granted) => ({
    ...selectionToClose(granted, today),
    since: 'services.date',
  }));
  add('invoices-to-send', grant('invoices.read', 'invoices.edit-draft'), (granted) => ({
    ...unsent(granted),
    since: 'invoices.issue_date',
  }));
  if (authorize(access.actor, 'invoices.draft') !== null)
    add('services-to-invoice', authorize(access.actor, 'services.read'), servicesToInvoice);
  return selections;
}

function waitingRows(db: ReadDb, access: Access, today: LocalDate): readonly Task[] {
  return taskSelections(access, today).flatMap(([kind, rows]) => {
    const waiting = waitingOf(db, rows);
    if (waiting === null) return [];
    const lowRatings = kind === 'recalls' ? countLowRatings(db, rows) : 0;
    return [{ kind, count: waiting.count, oldestOn: dayIn(waiting.since, today), lowRatings }];
  });
}

/** A moment as its day here; what a damaged row holds counts as today. */
function dayIn(since: string, today: LocalDate): LocalDate {
  if (isInstant(since)) return localDayOf(since);
  return isLocalDate(since) ? since : today;
}

/** How many of the recalls a low rating opened. */
function countLowRatings(db: ReadDb, { from, conditions, values }: WaitingRows): number {
  const found = rowOf<{ readonly count: number }>(
    db,
    `select count(*) as count from satisfaction_surveys
     where recall_id is not null and recall_id in (select interactions.id from ${from} where ${conditions.join(' and ')})`,
    values,
  );
  return found?.count ?? 0;
}

function backups(db: ReadDb, access: Access, today: LocalDate): readonly Task[] {
  if (authorize(access.actor, 'backups.manage') === null) return [];
  const task = backupTask(db, today);
  return task === null ? [] : [{ ...task, count: 1, lowRatings: 0 }];
}

/** Nothing is planned or sent while the clock is not believed; whoever approves messages can vouch for it. */
function clockInDoubt(db: ReadDb, access: Access, now: Instant, today: LocalDate): readonly Task[] {
  if (authorize(access.actor, 'messages.approve') === null) return [];
  const { standing, seen } = clockView(db, now);
  if (standing === 'right') return [];
  const oldestOn = seen === null ? today : localDayOf(seen);
  return [{ kind: 'clock-in-doubt', count: 1, oldestOn, lowRatings: 0 }];
}
