import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { planFor } from '#main/modules/reminders/plan-store.ts';
import type { SubjectEnd } from '#shared/domain/messages/send-check.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** What stands against reminding of an invoice. */
export interface InvoiceStanding {
  readonly isCredited: number;
  readonly isPaid: number;
  readonly disputedOn: LocalDate | null;
  readonly plannedUntil: LocalDate | null;
  readonly isPaused: number;
  readonly isClientPaused: number;
}

/** Columns of `InvoiceStanding`, of `invoices left join invoice_follow_ups left join client_dunning`; needs `@today`. */
export const STANDING_COLUMNS = `invoices.credited_by_id is not null as isCredited,
  invoices.paid_cents >= invoices.gross_cents as isPaid, invoice_follow_ups.disputed_on as disputedOn,
  invoice_follow_ups.planned_until as plannedUntil, coalesce(invoice_follow_ups.is_paused, 0) as isPaused,
  coalesce(client_dunning.is_paused = 1
    and (client_dunning.paused_until is null or client_dunning.paused_until >= @today), 0) as isClientPaused`;

/** The joins that these columns need. */
export const STANDING_JOINS = `left join invoice_follow_ups on invoice_follow_ups.invoice_id = invoices.id
  left join client_dunning on client_dunning.client_id = invoices.client_id`;

/** Why an invoice is not reminded of on a day (invoicing.md §A6); null when nothing stands against it. */
export function endOfInvoice(standing: InvoiceStanding, today: LocalDate): SubjectEnd | null {
  if (standing.isCredited === 1) return 'credited';
  if (standing.isPaid === 1) return 'paid';
  if (standing.disputedOn !== null) return 'disputed';
  if (standing.plannedUntil !== null && standing.plannedUntil >= today) return 'payment-plan';
  return standing.isPaused === 1 || standing.isClientPaused === 1 ? 'paused' : null;
}

interface SubjectRow extends InvoiceStanding {
  readonly invoiceId: number | null;
  readonly level: string;
  readonly dueDate: LocalDate | null;
  readonly serviceStatus: string | null;
  readonly isAnswered: number;
}

/** For each subject of a message why it is over, or null. */
export function subjectEnds(
  db: ReadDb,
  message: { readonly id: number; readonly clientId: number },
  today: LocalDate,
): readonly (SubjectEnd | null)[] {
  const { steps } = planFor(db, message.clientId);
  return rowsOf<SubjectRow>(
    db,
    `select message_subjects.invoice_id as invoiceId, message_subjects.level, invoices.due_date as dueDate,
       services.status as serviceStatus,
       exists (select 1 from satisfaction_surveys where satisfaction_surveys.service_id = services.id
         and satisfaction_surveys.answered_at is not null) as isAnswered, ${STANDING_COLUMNS}
     from message_subjects left join invoices on invoices.id = message_subjects.invoice_id ${STANDING_JOINS}
       left join services on services.id = message_subjects.service_id
     where message_subjects.message_id = @id`,
    { id: message.id, today },
  ).map((row) => {
    if (row.invoiceId === null) {
      if (row.isAnswered === 1) return 'answered';
      return row.serviceStatus === null || row.serviceStatus === 'done' ? null : 'service-reopened';
    }
    const end = endOfInvoice(row, today);
    if (end !== null) return end;
    const step = steps.find(({ key }) => key === row.level);
    // A courtesy before the due day says nothing true afterwards.
    return step !== undefined && step.days < 0 && row.dueDate !== null && today >= row.dueDate
      ? 'too-late'
      : null;
  });
}
