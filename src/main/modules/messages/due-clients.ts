import type { ReadDb } from '#main/db/handles.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { rowsOf, type SqlValues } from '#main/modules/lists/statements.ts';
import { listPlans } from '#main/modules/reminders/plan-store.ts';
import { DEFAULT_STEPS, type DunningStep } from '#shared/domain/reminders/dunning-plan.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { SUBJECT_IS_FREE } from './cancel-messages.ts';

/** A plan as the look for what is due needs it; null is the plan of everybody before one was made. */
interface SearchedPlan {
  readonly id: number | null;
  readonly isDefault: boolean;
  readonly steps: readonly DunningStep[];
}

/**
 * Clients with an invoice whose highest due step is not written, in order of their ids.
 *
 * One query per step over the partial index of open invoices, by a range of due days: what is written already is left
 * out in the index of the subjects. It only finds; the rules decide again for each client (`writeReminders`).
 */
export function dueClients(db: ReadDb, today: LocalDate): readonly number[] {
  const found = new Set<number>();
  for (const plan of plansInUse(db))
    for (const { text, values } of dueQueries(plan, today))
      for (const { clientId } of rowsOf<{ readonly clientId: number }>(db, text, values)) found.add(clientId);
  return [...found].toSorted((one, other) => one - other);
}

/** Plans that some client may follow: that of everybody, and others in use. */
export function plansInUse(db: ReadDb): readonly SearchedPlan[] {
  const plans = listPlans(db).filter(({ archived }) => !archived);
  return plans.some(({ isDefault }) => isDefault)
    ? plans
    : [{ id: null, isDefault: true, steps: DEFAULT_STEPS }, ...plans];
}

/** The queries of a plan, one per step; exported for the test that holds them to their indexes. */
export function dueQueries(
  plan: SearchedPlan,
  today: LocalDate,
): readonly { readonly text: string; readonly values: SqlValues }[] {
  const ordered = plan.steps.toSorted((one, other) => one.days - other.days);
  return ordered.map((step, index) => {
    const above = ordered[index + 1];
    // Due days of a step end where those of the next one begin; a courtesy ends the day before the due day.
    const after = [
      ...(above === undefined ? [] : [addDays(today, -above.days)]),
      ...(step.days < 0 ? [today] : []),
    ];
    const values: SqlValues = {
      today,
      level: step.key,
      upTo: addDays(today, -step.days),
      ...(plan.isDefault ? {} : { plan: plan.id }),
      ...(after.length === 0 ? {} : { after: after.reduce((one, other) => (one > other ? one : other)) }),
    };
    const own = plan.isDefault
      ? `not exists (select 1 from client_dunning join dunning_plans on dunning_plans.id = client_dunning.plan_id
           where client_dunning.client_id = invoices.client_id and dunning_plans.archived = 0
             and dunning_plans.is_default = 0)`
      : 'invoices.client_id in (select client_id from client_dunning where plan_id = @plan)';
    const text = `select distinct invoices.client_id as clientId from invoices indexed by invoices_open
      where ${OPEN_INVOICE} and invoices.due_date <= @upTo
        ${after.length === 0 ? '' : 'and invoices.due_date > @after'}
        and not exists (select 1 from message_subjects left join messages on messages.id = message_subjects.message_id
          where message_subjects.invoice_id = invoices.id and message_subjects.level = @level
            and not coalesce(${SUBJECT_IS_FREE}, 0))
        and not exists (select 1 from invoice_follow_ups where invoice_follow_ups.invoice_id = invoices.id
          and (disputed_on is not null or planned_until >= @today or is_paused = 1))
        and not exists (select 1 from client_dunning where client_dunning.client_id = invoices.client_id
          and is_paused = 1 and (paused_until is null or paused_until >= @today))
        and ${own}`;
    return { text, values };
  });
}
