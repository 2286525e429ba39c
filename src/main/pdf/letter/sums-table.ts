import type { LetterRow } from '#shared/domain/reminders/client-letter.ts';
import type { BasisPoints } from '#shared/domain/reminders/official-rates.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { HAIRLINE } from '../colours.ts';
import {
  formatAmount,
  formatDate,
  formatMoney,
  formatPercent,
} from '#shared/domain/documents/written-values.ts';
import { STYLES } from '../invoice/styles.ts';
import { type Block, beside, rule, space, stack } from '../layout/block.ts';
import { CONTENT_WIDTH } from '../layout/geometry.ts';
import type { PageFlow } from '../layout/page-flow.ts';
import { placeTable } from '../layout/table.ts';
import type { LetterContext } from './letter-context.ts';

interface Column {
  readonly head: string;
  readonly width: number;
  readonly isNumber: boolean;
  readonly text: (row: LetterRow) => string;
}

const DATE = 64;
const AMOUNT = 72;
const GAP = 8;

function columnsOf({ letter, language, words }: LetterContext): readonly Column[] {
  const money = (amount: Cents): string => formatAmount(amount, language);
  const amount = { width: AMOUNT, isNumber: true };
  const isCosted = letter.kind !== 'statement' && letter.rows.some((row) => row.rate !== null);
  return [
    { head: words.number, width: 0, isNumber: false, text: ({ number }) => number },
    { head: words.issued, width: DATE, isNumber: false, text: (row) => formatDate(row.issueDate, language) },
    { head: words.due, width: DATE, isNumber: false, text: (row) => formatDate(row.dueDate, language) },
    {
      head: words.daysLate,
      width: 44,
      isNumber: true,
      text: ({ daysLate }) =>
        daysLate > 0 ? `${String(daysLate)}\u00a0${language === 'fr' ? 'j' : 'd'}` : words.notDue,
    },
    ...(isCosted ? [] : [{ ...amount, head: words.gross, text: (row: LetterRow) => money(row.grossCents) }]),
    { ...amount, head: words.rest, text: (row) => money(row.restCents) },
    ...(isCosted
      ? [
          { ...amount, width: 58, head: words.interest, text: (row: LetterRow) => money(row.interestCents) },
          { ...amount, width: 62, head: words.fee, text: (row: LetterRow) => money(row.feeCents) },
        ]
      : []),
  ];
}

/** A rate in hundredths of a percent, as it is printed. */
const rateText = (rate: BasisPoints, language: 'fr' | 'en'): string =>
  formatPercent(`${String(Math.floor(rate / 100))}.${String(rate % 100).padStart(2, '0')}`, language);

/** The invoices with what each costs, the head on each page, the total at the end. */
export function placeSums(flow: PageFlow, context: LetterContext): void {
  const { hue, language, letter, typesetter, words } = context;
  const columns = columnsOf(context);
  const fixed = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map(({ width }) => (width === 0 ? CONTENT_WIDTH - fixed : width));
  const row = (texts: readonly string[], style: typeof STYLES.figure): Block => {
    let offset = 0;
    return beside(
      texts.map((text, index) => {
        const width = widths[index] ?? 0;
        const at = offset;
        offset += width;
        const isNumber = columns[index]?.isNumber === true;
        // A number stands at the right of its column, the gap is at its left.
        return isNumber
          ? { offset: at + GAP, block: typesetter.fitted(text, style, width - GAP, 'right') }
          : { offset: at, block: typesetter.fitted(text, style, width - GAP, 'left') };
      }),
    );
  };
  const sum = (of: (one: LetterRow) => Cents): Cents => sumCents(letter.rows.map(of));
  const rest = sum((one) => one.restCents);
  const late = sumCents(letter.rows.filter((one) => one.daysLate > 0).map((one) => one.restCents));
  const costs = cents(rest + sum((one) => one.interestCents) + sum((one) => one.feeCents));
  const line = (label: string, value: Cents, isStrong: boolean): Block => {
    const style = isStrong ? STYLES.strongTotal : STYLES.total;
    return beside([
      { offset: CONTENT_WIDTH - 300, block: typesetter.fitted(label, style, 180, 'right') },
      {
        offset: CONTENT_WIDTH - 110,
        block: typesetter.fitted(formatMoney(value, language), style, 110, 'right'),
      },
    ]);
  };
  const isStatement = letter.kind === 'statement';
  const rates = [...new Set(letter.rows.flatMap((one) => one.rate ?? []))].map((one) =>
    rateText(one, language),
  );
  placeTable(flow, {
    head: stack([
      row(
        columns.map((column) => column.head),
        STYLES.tableHead,
      ),
      space(3),
      rule(CONTENT_WIDTH, 0.8, hue),
    ]),
    rows: letter.rows.map((one) => [
      stack([
        space(4),
        row(
          columns.map(({ text }) => text(one)),
          STYLES.figure,
        ),
        space(4),
        rule(CONTENT_WIDTH, 0.4, HAIRLINE),
      ]),
    ]),
    closing: stack([
      space(6),
      line(words.total, rest, isStatement || costs === rest),
      ...(isStatement ? [line(words.totalLate, late, false)] : []),
      ...(isStatement || costs === rest ? [] : [line(words.totalToPay, costs, true)]),
      ...(isStatement || rates.length === 0
        ? []
        : [space(6), typesetter.paragraph(words.rates(rates.join(', ')), STYLES.small, CONTENT_WIDTH)]),
    ]),
  });
}
