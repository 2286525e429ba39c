import { ZERO } from '../../kernel/money.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { InvoiceDocument } from './invoice-document.ts';

/** What is being credited, as far as it exists. */
export type CreditNoteSource =
  | { readonly status: 'draft' }
  | {
      readonly status: 'issued';
      readonly document: InvoiceDocument;
      /** Number of the credit note that already cancels it, null when none does. */
      readonly creditedBy: string | null;
    };

/** Why no credit note can be made. */
export type CreditNoteFailure =
  /** A draft is edited or deleted instead. */
  | { readonly tag: 'NotIssuedYet' }
  | { readonly tag: 'AlreadyCredited'; readonly by: string }
  | { readonly tag: 'CreditNoteOfCreditNote' };

/** The part of a credit note that its invoice decides; number, dates and seller are those of its own issue. */
export type CreditNoteContent = Pick<
  InvoiceDocument,
  | 'kind'
  | 'corrects'
  | 'language'
  | 'currency'
  | 'buyer'
  | 'supply'
  | 'subject'
  | 'orderReference'
  | 'lines'
  | 'totals'
>;

/**
 * The full credit note of an issued invoice (UNTDID 381).
 *
 * Amounts stay positive, the kind of document reverses them (EN 16931; negative prices are refused by BR-27).
 * Lines and buyer are those of the invoice, copied; number and date of the invoice are cited (CGI 289 I-5,
 * BR-FR-CO-05). What was prepaid is not carried over: the whole gross is credited.
 */
export function fullCreditNote(source: CreditNoteSource): Result<CreditNoteContent, CreditNoteFailure> {
  if (source.status === 'draft') return err({ tag: 'NotIssuedYet' });
  const { document, creditedBy } = source;
  if (document.kind === 'credit-note') return err({ tag: 'CreditNoteOfCreditNote' });
  if (creditedBy !== null) return err({ tag: 'AlreadyCredited', by: creditedBy });
  return ok({
    kind: 'credit-note',
    corrects: { number: document.number, issueDate: document.issueDate },
    language: document.language,
    currency: document.currency,
    buyer: document.buyer,
    supply: document.supply,
    subject: document.subject,
    orderReference: document.orderReference,
    lines: document.lines,
    totals: { ...document.totals, prepaidCents: ZERO, dueCents: document.totals.grossCents },
  });
}
