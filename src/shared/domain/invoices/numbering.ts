import { unreachable } from '../../kernel/exhaustive.ts';
import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { DocumentKind } from './invoice-document.ts';

/**
 * A document number in its parts.
 *
 * One sequence per kind, series and year, without gaps (CGI ann. II 242 nonies A I 7°): each device allocates in
 * its own series, so that two devices never meet while offline, and the counter restarts with the year that
 * stands in the number.
 */
export interface DocumentNumber {
  readonly kind: DocumentKind;
  /** Series of the device: `A` to `Z`, then `AA`… */
  readonly series: string;
  readonly year: number;
  /** From 1. */
  readonly counter: number;
}

/** What refuses the next number. */
export type NumberingFailure =
  /** The clock stands before the last issue of the series: issuing now would break the order of dates. */
  | { readonly tag: 'ClockBeforeLastIssue'; readonly lastIssueDate: LocalDate; readonly today: LocalDate }
  /** The number given as the last one belongs to another kind or series. */
  | { readonly tag: 'NumberOfAnotherSeries'; readonly number: string }
  | { readonly tag: 'NotADocumentNumber'; readonly number: string };

const SHAPE = /^(FA|AV)-([A-Z]{1,4})-(\d{4})-(\d{5,9})$/;

/** Longest number platforms accept, made of letters, digits and `+-_/` (BR-FR-01, BR-FR-02). */
export const MAX_NUMBER_LENGTH = 35;

const prefixOf = (kind: DocumentKind): 'FA' | 'AV' => {
  switch (kind) {
    case 'invoice':
      return 'FA';
    case 'credit-note':
      return 'AV';
    default:
      return unreachable(kind);
  }
};

/** Text of a number: `FA-A-2026-00042`; the counter has five digits or more. */
export const formatDocumentNumber = (number: DocumentNumber): string =>
  [
    prefixOf(number.kind),
    number.series,
    String(number.year).padStart(4, '0'),
    String(number.counter).padStart(5, '0'),
  ].join('-');

/** Reads a number; null for any text that `formatDocumentNumber` would not have written. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const [, prefix = '', series = '', year = '', counter = ''] = match;
  const number: DocumentNumber = {
    kind: prefix === 'FA' ? 'invoice' : 'credit-note',
    series,
    year: Number(year),
    counter: Number(counter),
  };
  // One text per number: `000001` would be a second name of `00001`.
  return number.counter > 0 && formatDocumentNumber(number) === text ? number : null;
}

/** Whether a text is a series name. */
export const isSeries = (text: string): boolean => /^[A-Z]{1,4}$/.test(text);

/**
 * The series after one: A to B, Z to AA, AZ to BA.
 *
 * Opened when a vault is restored, copied or rolled back, so that no number is given twice.
 */
export function nextSeries(series: string): string {
  if (!isSeries(series)) throw new Error('Not a series');
  const stem = series.slice(0, -1);
  const last = series.charCodeAt(series.length - 1);
  if (last < LETTER_Z) return stem + String.fromCharCode(last + 1);
  return stem === '' ? 'AA' : `${nextSeries(stem)}A`;
}

const LETTER_Z = 90;

/** Refuses an issue date before the last one of the series; the same day is allowed. */
export function checkIssueDate(
  today: LocalDate,
  lastIssueDate: LocalDate | null,
): Result<LocalDate, Extract<NumberingFailure, { readonly tag: 'ClockBeforeLastIssue' }>> {
  if (lastIssueDate !== null && today < lastIssueDate) {
    return err({ tag: 'ClockBeforeLastIssue', lastIssueDate, today });
  }
  return ok(today);
}

/**
 * The number that a document issued on `issueDate` gets.
 *
 * `last` is the last issued document of the same kind and series, null when there is none. The counter starts
 * again at 1 when the year of the number changes.
 */
export function nextDocumentNumber(
  kind: DocumentKind,
  series: string,
  issueDate: LocalDate,
  last: { readonly number: string; readonly issueDate: LocalDate } | null,
): Result<DocumentNumber, NumberingFailure> {
  const year = Number(issueDate.slice(0, 4));
  if (last === null) return ok({ kind, series, year, counter: 1 });
  const inOrder = checkIssueDate(issueDate, last.issueDate);
  if (!inOrder.ok) return inOrder;
  const previous = parseDocumentNumber(last.number);
  if (previous === null) return err({ tag: 'NotADocumentNumber', number: last.number });
  if (previous.kind !== kind || previous.series !== series) {
    return err({ tag: 'NumberOfAnotherSeries', number: last.number });
  }
  return ok({ kind, series, year, counter: previous.year === year ? previous.counter + 1 : 1 });
}
