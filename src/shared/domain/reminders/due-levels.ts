import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { MessageChannel } from '../messages/message.ts';
import type { DunningStep } from './dunning-plan.ts';

/** What of an invoice decides which reminder is due. */
export interface ReminderFacts {
  readonly invoiceId: number;
  readonly dueDate: LocalDate;
  /** Keys of the steps that were written or passed over. */
  readonly written: ReadonlySet<string>;
}

/** The step of an invoice that is due, with those below it that are not written and never will be. */
export interface DueReminder {
  readonly invoiceId: number;
  readonly step: DunningStep;
  readonly passedOver: readonly DunningStep[];
}

const byDays = (steps: readonly DunningStep[]): readonly DunningStep[] =>
  steps.toSorted((one, other) => one.days - other.days);

/** The highest step whose day has come; one before the due day only until the day before it. */
export function highestStep(
  dueDate: LocalDate,
  steps: readonly DunningStep[],
  today: LocalDate,
): DunningStep | null {
  const step = byDays(steps).findLast(({ days }) => addDays(dueDate, days) <= today);
  return step === undefined || (step.days < 0 && today >= dueDate) ? null : step;
}

/**
 * The reminder that is due on a day: only the highest step, once.
 *
 * Days on which nobody opened the vault do not pile up: the steps below are passed over. What is written is never
 * written again, nor anything below it, whatever the clock says later.
 */
export function dueReminder(
  facts: ReminderFacts,
  steps: readonly DunningStep[],
  today: LocalDate,
): DueReminder | null {
  const step = highestStep(facts.dueDate, steps, today);
  if (step === null) return null;
  const isPast = steps.some(({ key, days }) => facts.written.has(key) && days >= step.days);
  if (isPast) return null;
  const passedOver = byDays(steps).filter(({ key, days }) => days < step.days && !facts.written.has(key));
  return { invoiceId: facts.invoiceId, step, passedOver };
}

/**
 * The step that a person may have written before its day: the one after those that were written.
 *
 * Null when all are; one after the due day is not for an invoice that is not late.
 */
export function nextStep(
  facts: ReminderFacts,
  steps: readonly DunningStep[],
  today: LocalDate,
): DunningStep | 'not-due-yet' | null {
  const due = dueReminder(facts, steps, today);
  if (due !== null) return due.step;
  const ordered = byDays(steps);
  const last = ordered.findLastIndex(({ key }) => facts.written.has(key));
  const isLate = today > facts.dueDate;
  const next = ordered.slice(last + 1).find(({ days }) => isLate === days >= 0);
  if (next !== undefined) return next;
  return isLate ? null : 'not-due-yet';
}

/** A message to be written: a client's invoices that are told together. */
export interface ReminderGroup {
  readonly channel: MessageChannel;
  /** The step whose words and attachments it takes: the highest of its invoices. */
  readonly step: DunningStep;
  readonly reminders: readonly DueReminder[];
}

/**
 * Puts the due reminders of one client together: one message per channel, at the highest step.
 *
 * Courtesies before the due day are told apart from what is late: a firm text must not speak of an invoice that nobody
 * has to pay yet.
 */
export function groupReminders(
  reminders: readonly DueReminder[],
  isGrouped: boolean,
): readonly ReminderGroup[] {
  const groups = new Map<string, { channel: MessageChannel; reminders: DueReminder[] }>();
  for (const reminder of reminders) {
    for (const channel of reminder.step.channels) {
      const isEarly = reminder.step.days < 0;
      const key = isGrouped
        ? `${channel} ${isEarly ? 'early' : 'late'}`
        : `${channel} ${String(reminder.invoiceId)}`;
      const group = groups.get(key) ?? { channel, reminders: [] };
      groups.set(key, group);
      group.reminders.push(reminder);
    }
  }
  return [...groups.values()].flatMap(({ channel, reminders: told }) => {
    const step = told.map((one) => one.step).reduce((high, one) => (one.days > high.days ? one : high));
    return [{ channel, step, reminders: told }];
  });
}
