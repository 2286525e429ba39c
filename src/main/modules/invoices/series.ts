import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { isSwitchedOn } from '#main/modules/lists/vault-value.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { seriesLetter } from '#main/modules/organisation/settings.ts';
import type { DocumentKind } from '#shared/domain/invoices/invoice-document.ts';
import {
  formatDocumentNumber,
  nextDocumentNumber,
  type DocumentNumber,
} from '#shared/domain/invoices/numbering.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** What comes next in the series of a kind of document. */
export interface NextNumber {
  readonly number: DocumentNumber;
  readonly text: string;
  readonly lastIssueDate: LocalDate | null;
}

/** The clock stands before the last document of the series. */
export interface ClockBehind {
  readonly lastIssueDate: LocalDate;
  readonly today: LocalDate;
}

const PREFIXES: Readonly<Record<DocumentKind, 'FA' | 'AV'>> = { invoice: 'FA', 'credit-note': 'AV' };

/** Whether this copy of the vault may not number yet: it was restored and has not opened its next letter. */
export const seriesIsClosed = (db: ReadDb): boolean => isSwitchedOn(db, 'series-awaiting-next');

/** The number that a document of this kind gets when it is issued on `today`; only a look, nothing is taken. */
export function nextNumber(
  db: ReadDb,
  kind: DocumentKind,
  today: LocalDate,
): Result<NextNumber, ClockBehind> {
  const series = seriesLetter(db);
  const last = rowOf<{ readonly year: number; readonly counter: number; readonly issueDate: LocalDate }>(
    db,
    `select year, last_counter as counter, last_issue_date as issueDate from invoice_series
     where prefix = @prefix and letter = @letter order by year desc limit 1`,
    { prefix: PREFIXES[kind], letter: series },
  );
  const lastDocument =
    last === null
      ? null
      : {
          number: formatDocumentNumber({ kind, series, year: last.year, counter: last.counter }),
          issueDate: last.issueDate,
        };
  const next = nextDocumentNumber(kind, series, today, lastDocument);
  if (next.ok)
    return ok({
      number: next.value,
      text: formatDocumentNumber(next.value),
      lastIssueDate: last?.issueDate ?? null,
    });
  invariant(next.error.tag === 'ClockBeforeLastIssue', 'the series holds its own numbers');
  return err({ lastIssueDate: next.error.lastIssueDate, today });
}

/** Moves the series on by this number; triggers refuse a gap, a step back and an earlier day. */
export function takeNumber(
  db: WriteDb,
  { kind, series, year, counter }: DocumentNumber,
  day: LocalDate,
): void {
  const values = { prefix: PREFIXES[kind], letter: series, year, counter, day };
  if (counter === 1) {
    change(
      db,
      `insert into invoice_series (prefix, letter, year, last_counter, last_issue_date)
       values (@prefix, @letter, @year, @counter, @day)`,
      values,
    );
    return;
  }
  const moved = change(
    db,
    `update invoice_series set last_counter = @counter, last_issue_date = @day
     where prefix = @prefix and letter = @letter and year = @year`,
    values,
  );
  invariant(moved === 1, 'the series of the number exists');
}
