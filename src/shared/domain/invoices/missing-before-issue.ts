import type { LocalDate } from '../../kernel/local-date.ts';
import { localDate } from '../../kernel/local-date.ts';
import { parseBic } from '../identifiers/bic.ts';
import { parseIban } from '../identifiers/iban.ts';
import { parseSiren } from '../identifiers/siren.ts';
import { parseSiret } from '../identifiers/siret.ts';
import { parseVatNumber, sirenOfVatNumber } from '../identifiers/vat-number.ts';
import { hasShareCapital } from '../organisation/legal-form.ts';
import type { BuyerSnapshot, PostalAddress, SellerSnapshot } from './invoice-document.ts';
import type { LineInput } from './line-amounts.ts';
import { paymentTermsWarning } from './payment-terms.ts';
import type { PaymentTerms } from './payment-terms.ts';
import { computeTotals } from './totals.ts';

/** What is missing or wrong; the renderer owns the words. */
export type IssueProblemCode =
  | 'missing'
  | 'invalid'
  | 'siret-not-of-siren'
  | 'vat-number-not-of-siren'
  | 'vat-charged-under-franchise'
  | 'exempt-without-franchise'
  | 'no-line'
  | 'line-amount-refused'
  | 'negative-total'
  | 'due-date-before-issue-date'
  | 'due-date-too-late'
  | 'supply-dates-reversed';

/** One thing to put right, and where the person does it. */
export interface IssueProblem {
  readonly code: IssueProblemCode;
  /** Path inside its place, e.g. `address.city` or `lines.2.unitPrice`. */
  readonly field: string;
  readonly where: 'organisation' | 'client' | 'invoice';
  /** Only `blocking` ones refuse the issue. */
  readonly severity: 'blocking' | 'warning';
}

/** All that an issue would freeze; fields may still be empty. */
export interface IssueCandidate {
  readonly seller: SellerSnapshot;
  readonly buyer: BuyerSnapshot;
  readonly lines: readonly (LineInput & { readonly name: string })[];
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly supply: { readonly from: LocalDate; readonly to: LocalDate } | null;
  /** Terms that the due date was computed with; null for a date typed by hand. */
  readonly paymentTerms: PaymentTerms | null;
}

/** From this day small companies must show the SIREN of a French business buyer (invoicing.md §A2, 3). */
export const BUYER_SIREN_REQUIRED_FROM = localDate('2027-09-01');

/**
 * Everything that keeps a document from being issued, and what should be looked at, in the order of the forms.
 *
 * All at once rather than the first: the person repairs the list in one go (design.md §4).
 */
export function missingBeforeIssue(candidate: IssueCandidate): readonly IssueProblem[] {
  return [
    ...sellerProblems(candidate.seller),
    ...buyerProblems(candidate),
    ...lineProblems(candidate),
    ...dateProblems(candidate),
  ];
}

type Where = IssueProblem['where'];

const problem = (
  where: Where,
  field: string,
  code: IssueProblemCode,
  severity: IssueProblem['severity'] = 'blocking',
): IssueProblem => ({ code, field, where, severity });

const required = (where: Where, field: string, value: string): readonly IssueProblem[] =>
  value.trim() === '' ? [problem(where, field, 'missing')] : [];

function addressProblems(where: Where, address: PostalAddress): readonly IssueProblem[] {
  // Not every country has postal codes.
  const postalCode = address.country === 'FR' ? address.postalCode : 'not needed';
  return [
    ...required(where, 'address.line1', address.line1),
    ...required(where, 'address.postalCode', postalCode),
    ...required(where, 'address.city', address.city),
    ...required(where, 'address.country', address.country),
  ];
}

function sellerProblems(seller: SellerSnapshot): readonly IssueProblem[] {
  const where = 'organisation';
  const problems: IssueProblem[] = [
    ...required(where, 'name', seller.name),
    ...required(where, 'legalForm', seller.legalForm),
  ];
  if (hasShareCapital(seller.legalForm)) {
    if (seller.capitalCents === null || seller.capitalCents <= 0) {
      problems.push(problem(where, 'capitalCents', 'missing'));
    }
    problems.push(...required(where, 'register', seller.register));
  }
  problems.push(...addressProblems(where, seller.address), ...sellerNumberProblems(seller));
  problems.push(
    ...required(where, 'latePenalty', seller.latePenalty),
    ...required(where, 'earlyPaymentDiscount', seller.earlyPaymentDiscount),
    ...bankProblems(seller),
  );
  return problems;
}

function sellerNumberProblems(seller: SellerSnapshot): readonly IssueProblem[] {
  const where = 'organisation';
  const problems: IssueProblem[] = [];
  const siren = parseSiren(seller.siren);
  const siret = parseSiret(seller.siret);
  if (!siren.ok) problems.push(problem(where, 'siren', emptyOrInvalid(seller.siren)));
  if (!siret.ok) problems.push(problem(where, 'siret', emptyOrInvalid(seller.siret)));
  if (siren.ok && siret.ok && !siret.value.startsWith(siren.value)) {
    problems.push(problem(where, 'siret', 'siret-not-of-siren'));
  }
  // A seller under franchise need not have a VAT number; one that is written must still be right.
  if (seller.vatNumber.trim() === '') {
    if (seller.vatRegime === 'normal') problems.push(problem(where, 'vatNumber', 'missing'));
    return problems;
  }
  const vatNumber = parseVatNumber(seller.vatNumber);
  if (!vatNumber.ok) return [...problems, problem(where, 'vatNumber', 'invalid')];
  const sirenInside = sirenOfVatNumber(vatNumber.value);
  if (siren.ok && sirenInside !== null && sirenInside !== siren.value) {
    problems.push(problem(where, 'vatNumber', 'vat-number-not-of-siren'));
  }
  return problems;
}

function bankProblems(seller: SellerSnapshot): readonly IssueProblem[] {
  const problems: IssueProblem[] = [];
  // Without an account the document is valid, it only has no transfer code.
  if (seller.iban.trim() === '') problems.push(problem('organisation', 'iban', 'missing', 'warning'));
  else if (!parseIban(seller.iban).ok) problems.push(problem('organisation', 'iban', 'invalid'));
  if (seller.bic.trim() !== '' && !parseBic(seller.bic).ok) {
    problems.push(problem('organisation', 'bic', 'invalid'));
  }
  return problems;
}

function buyerProblems({ buyer, lines, issueDate }: IssueCandidate): readonly IssueProblem[] {
  const where = 'client';
  const problems: IssueProblem[] = [
    ...required(where, 'name', buyer.name),
    ...addressProblems(where, buyer.address),
  ];
  const isFrenchCompany = buyer.kind === 'company' && buyer.address.country === 'FR';
  if (buyer.siren.trim() === '') {
    const severity = issueDate >= BUYER_SIREN_REQUIRED_FROM ? 'blocking' : 'warning';
    if (isFrenchCompany) problems.push(problem(where, 'siren', 'missing', severity));
  } else if (!parseSiren(buyer.siren).ok) {
    problems.push(problem(where, 'siren', 'invalid'));
  }
  if (buyer.siret.trim() !== '') {
    if (!parseSiret(buyer.siret).ok) problems.push(problem(where, 'siret', 'invalid'));
    else if (buyer.siren.trim() !== '' && !startsWithDigits(buyer.siret, buyer.siren)) {
      problems.push(problem(where, 'siret', 'siret-not-of-siren'));
    }
  }
  // Reverse charge and intra-EU supplies name the VAT number of the buyer (CGI ann. II 242 nonies A I 3°, 4°).
  const needsVatNumber = lines.some((line) => line.vatCategory === 'AE' || line.vatCategory === 'K');
  if (buyer.vatNumber.trim() === '') {
    if (needsVatNumber) problems.push(problem(where, 'vatNumber', 'missing'));
  } else if (!parseVatNumber(buyer.vatNumber).ok) {
    problems.push(problem(where, 'vatNumber', 'invalid', needsVatNumber ? 'blocking' : 'warning'));
  }
  return problems;
}

function lineProblems({ lines, seller }: IssueCandidate): readonly IssueProblem[] {
  if (lines.length === 0) return [problem('invoice', 'lines', 'no-line')];
  const problems = lines.flatMap((line, index) => {
    const field = `lines.${String(index)}`;
    const found = [...required('invoice', `${field}.name`, line.name)];
    const chargesVat = line.vatCategory === 'S' || line.vatCategory === 'Z';
    if (chargesVat && seller.vatRegime === 'franchise') {
      found.push(problem('invoice', `${field}.vatCategory`, 'vat-charged-under-franchise'));
    }
    if (line.vatCategory === 'E' && seller.vatRegime === 'normal') {
      found.push(problem('invoice', `${field}.vatCategory`, 'exempt-without-franchise'));
    }
    return found;
  });
  const computed = computeTotals(lines);
  if (!computed.ok) return [...problems, problem('invoice', computed.error.field, 'line-amount-refused')];
  if (computed.value.totals.grossCents < 0) {
    // Allowed, yet a credit note is usually what is meant.
    problems.push(problem('invoice', 'lines', 'negative-total', 'warning'));
  }
  return problems;
}

function dateProblems(candidate: IssueCandidate): readonly IssueProblem[] {
  const { issueDate, dueDate, supply, buyer, paymentTerms } = candidate;
  const problems: IssueProblem[] = [];
  if (supply !== null && supply.to < supply.from) {
    problems.push(problem('invoice', 'supply.to', 'supply-dates-reversed'));
  }
  if (dueDate < issueDate) problems.push(problem('invoice', 'dueDate', 'due-date-before-issue-date'));
  else if (buyer.kind === 'company' && paymentTermsWarning(issueDate, dueDate, paymentTerms) !== null) {
    problems.push(problem('invoice', 'dueDate', 'due-date-too-late', 'warning'));
  }
  return problems;
}

const emptyOrInvalid = (value: string): 'missing' | 'invalid' =>
  value.trim() === '' ? 'missing' : 'invalid';

const startsWithDigits = (long: string, short: string): boolean =>
  long.replace(/\D/g, '').startsWith(short.replace(/\D/g, ''));
