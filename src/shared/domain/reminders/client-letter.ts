import type { BuyerSnapshot, SellerSnapshot } from '../invoices/invoice-document.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { BasisPoints } from './official-rates.ts';

/** One invoice in the table of a letter. */
export interface LetterRow {
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  /** Zero or below while it is not due. */
  readonly daysLate: number;
  readonly grossCents: Cents;
  readonly restCents: Cents;
  readonly interestCents: Cents;
  readonly feeCents: Cents;
  /** Null for a consumer, who owes no interest before a formal notice. */
  readonly rate: BasisPoints | null;
}

/**
 * All that is printed of a letter to a client; enough to draw it again to the same bytes.
 *
 * `statement`: what is open, without asking for interest. `reminder` and `formal-notice`: the text of a message with the
 * sums under it; a formal notice goes by registered letter (invoicing.md §A6).
 */
export interface ClientLetter {
  readonly kind: 'statement' | 'reminder' | 'formal-notice';
  readonly language: 'fr' | 'en';
  readonly madeOn: LocalDate;
  readonly seller: SellerSnapshot;
  readonly buyer: BuyerSnapshot;
  /** Object of the letter in one line; empty on a statement. */
  readonly subject: string;
  /** Paragraphs with an empty line between; empty on a statement. */
  readonly body: string;
  /** Oldest due date first. */
  readonly rows: readonly LetterRow[];
}
