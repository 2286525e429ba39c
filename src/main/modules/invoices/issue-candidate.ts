import type { ReadDb } from '#main/db/handles.ts';
import { readSettings, sellerOf } from '#main/modules/organisation/settings.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import { missingBeforeIssue, type IssueProblem } from '#shared/domain/invoices/missing-before-issue.ts';
import { dueDate, paymentTermsText, type PaymentTerms } from '#shared/domain/invoices/payment-terms.ts';
import { computeTotals } from '#shared/domain/invoices/totals.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { buyerOf } from './buyer.ts';
import { readLines } from './invoice-lines.ts';
import type { StoredInvoice } from './invoice-rows.ts';

/** All of a document that is known before its number is taken. */
export type UnnumberedDocument = Omit<InvoiceDocument, 'number' | 'issuedAt'>;

/** A draft as it would be issued on a day, and what stands in the way. */
export interface IssueCandidate {
  readonly document: UnnumberedDocument;
  readonly problems: readonly IssueProblem[];
}

/** Gathers what issuing a draft on `today` would freeze. */
export function issueCandidate(db: ReadDb, draft: StoredInvoice, today: LocalDate): IssueCandidate {
  const settings = readSettings(db);
  const terms: PaymentTerms = {
    days: settings.paymentTermDays,
    endOfMonth: settings.paymentTermEndOfMonth ? 'after-days' : 'none',
  };
  const seller = sellerOf(settings);
  const buyer = buyerOf(db, draft.clientId);
  const lines = readLines(db, draft.id);
  const due = draft.dueDate ?? dueDate(today, terms);
  const from = draft.supplyFrom ?? draft.supplyTo;
  const to = draft.supplyTo ?? draft.supplyFrom;
  const supply = from === null || to === null ? null : { from, to };
  const problems = missingBeforeIssue({
    seller,
    buyer,
    lines,
    issueDate: today,
    dueDate: due,
    supply,
    paymentTerms: draft.dueDate === null ? terms : null,
  });
  const computed = computeTotals(lines, { language: draft.language });
  return {
    problems: inSettingsWords(problems),
    document: {
      kind: 'invoice',
      language: draft.language,
      currency: 'EUR',
      issueDate: today,
      dueDate: due,
      supply,
      seller,
      buyer,
      subject: draft.subject,
      orderReference: draft.orderReference,
      // A date agreed by hand speaks for itself: the terms of the settings would contradict it.
      paymentTerms: draft.dueDate === null ? paymentTermsText(terms, draft.language) : '',
      note: draft.note,
      corrects: null,
      lines: lines.map(({ serviceId: _serviceId, serviceUid: _serviceUid, ...line }) => line),
      totals: computed.ok ? computed.value.totals : NO_TOTALS,
    },
  };
}

/** Amounts that cannot be computed are among the problems, so these are never issued. */
const NO_TOTALS: InvoiceDocument['totals'] = {
  linesCents: ZERO,
  netCents: ZERO,
  taxCents: ZERO,
  grossCents: ZERO,
  prepaidCents: ZERO,
  dueCents: ZERO,
  vat: [],
};

/** Names fields as the settings screen does. */
export const inSettingsWords = (problems: readonly IssueProblem[]): readonly IssueProblem[] =>
  problems.map((problem) =>
    problem.where === 'organisation' && problem.field === 'capitalCents'
      ? { ...problem, field: 'capital' }
      : problem,
  );

/** Codes of what blocks, e.g. `organisation.siren.missing`; empty when the document may be issued. */
export const blockingCodes = (problems: readonly IssueProblem[]): string[] =>
  problems
    .filter((problem) => problem.severity === 'blocking')
    .map((problem) => `${problem.where}.${problem.field}.${problem.code}`);
