import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { readDocument } from '#main/modules/invoices/frozen-document.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { lateCosts, type LateCosts } from '#shared/domain/reminders/late-interest.ts';
import { LEAST_TERMS, penaltyTermsOf, type PenaltyTerms } from '#shared/domain/reminders/penalty-terms.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { readRates } from './rates.ts';

/** An issued invoice as reminders speak of it on a day. */
export interface LateInvoice extends LateCosts {
  readonly id: number;
  readonly uid: Uid;
  readonly number: string;
  readonly language: 'fr' | 'en';
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly grossCents: Cents;
  /** A consumer owes neither the fixed fee nor interest before the formal notice. */
  readonly isConsumer: boolean;
  readonly terms: PenaltyTerms;
  /** Whether the rate stands on the invoice; else it is the one of the settings or the least that the law allows. */
  readonly isRateOfInvoice: boolean;
}

interface Row {
  readonly id: number;
  readonly uid: Buffer;
  readonly number: string;
  readonly language: 'fr' | 'en';
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly grossCents: Cents;
  readonly document: string;
  readonly clientKind: 'company' | 'person';
}

/** An issued invoice with what it costs its client on a day; null for a draft, a credit note or no document. */
export function lateInvoice(db: ReadDb, id: number, today: LocalDate): LateInvoice | null {
  const row = rowOf<Row>(
    db,
    `select invoices.id, invoices.uid, invoices.number, invoices.language, invoices.issue_date as issueDate,
       invoices.due_date as dueDate, invoices.gross_cents as grossCents, invoices.document,
       clients.kind as clientKind
     from invoices join clients on clients.id = invoices.client_id
     where invoices.id = @id and invoices.status = 'issued' and invoices.kind = 'invoice'`,
    { id },
  );
  if (row === null) return null;
  const { document: text, clientKind, uid, ...invoice } = row;
  const { seller, buyer } = readDocument(text);
  const isConsumer = clientKind === 'person' || buyer.kind === 'person';
  const rates = readRates(db);
  const written = penaltyTermsOf(seller.latePenalty);
  const terms = written ?? (rates.fallback === null ? LEAST_TERMS : { kind: 'fixed', rate: rates.fallback });
  const costs = lateCosts(
    {
      buyerKind: isConsumer ? 'person' : 'company',
      grossCents: invoice.grossCents,
      dueDate: invoice.dueDate,
      payments: paymentsOf(db, id),
      terms,
      newer: rates,
    },
    today,
  );
  return {
    ...invoice,
    ...costs,
    uid: bytesToUid(uid),
    isConsumer,
    terms,
    isRateOfInvoice: written !== null,
  };
}

/** The same for several invoices, the oldest due date first; those that are none are left out. */
export const lateInvoices = (db: ReadDb, ids: readonly number[], today: LocalDate): readonly LateInvoice[] =>
  ids
    .flatMap((id) => lateInvoice(db, id, today) ?? [])
    .toSorted((one, other) =>
      one.dueDate < other.dueDate ? -1 : one.dueDate > other.dueDate ? 1 : one.id - other.id,
    );

const paymentsOf = (
  db: ReadDb,
  invoiceId: number,
): readonly { readonly date: LocalDate; readonly amountCents: Cents }[] =>
  rowsOf(
    db,
    `select payment_date as date, amount_paid_cents as amountCents from payments
     where invoice_id = @invoiceId
       and not exists (select 1 from payment_reversals where payment_reversals.payment_id = payments.id)`,
    { invoiceId },
  );
