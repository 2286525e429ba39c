import { localDate } from '#shared/kernel/local-date.ts';
import { type Colour, HAIRLINE, INK } from '../colours.ts';
import { type DocumentLanguage, formatDate, formatDecimal } from '#shared/domain/documents/written-values.ts';
import { STYLES } from '../invoice/styles.ts';
import { type Block, type Rectangle, beside, rule, space, stack } from '../layout/block.ts';
import { CONTENT_WIDTH } from '../layout/geometry.ts';
import type { ReportContext } from './report-context.ts';

/** Told from the brand's hue by lightness too, so that grey print and colour blindness do not mix them up. */
const SECOND: Colour = [0.81, 0.54, 0.11];
const THIRD: Colour = [0.35, 0.37, 0.77];

const HEIGHT = 150;
const AXIS_WIDTH = 46;
const STEPS = 4;

/** The smallest of 1, 2, 2.5, 5 times a power of ten that gives at most `STEPS` steps; at least one euro. */
function stepOf(largest: number): number {
  const rough = Math.max(100, largest / STEPS);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}

/** Amounts on the axis: `12,5 k€`. */
function shortMoney(cents: number, language: DocumentLanguage): string {
  const euros = cents / 100;
  const [scaled, unit] =
    Math.abs(euros) >= 1_000_000
      ? [euros / 1_000_000, 'M']
      : Math.abs(euros) >= 1000
        ? [euros / 1000, 'k']
        : [euros, ''];
  const text = formatDecimal(String(Math.round(scaled * 10) / 10), language);
  return language === 'fr' ? `${text}\u00a0${unit}€` : `€${text}${unit}`;
}

function legend(context: ReportContext): Block {
  const { hue, typesetter, wording } = context;
  const entries: readonly (readonly [string, Colour])[] = [
    [wording.invoicedGross, hue],
    [wording.received, SECOND],
    [wording.yearBefore, THIRD],
  ];
  let offset = 0;
  const parts = entries.map(([name, colour]) => {
    const width = typesetter.widthOf(name, STYLES.figure);
    const text = typesetter.lines([name], STYLES.figure);
    const at = offset;
    offset += width + 30;
    return {
      offset: at,
      block: {
        height: text.height,
        draw: (canvas, x, top) => {
          canvas.paint([{ x, y: top + 3, width: 7, height: 7 }], colour);
          text.draw(canvas, x + 12, top);
        },
      } satisfies Block,
    };
  });
  return beside(parts);
}

/** Invoiced and received by month as bars from zero, invoiced a year before as a line. */
export function monthsChart(context: ReportContext): Block {
  const { hue, language, report, typesetter } = context;
  const { months } = report;
  const values = months.flatMap((one) => [one.invoicedGross, one.received, one.invoicedYearBefore]);
  const step = stepOf(Math.max(0, ...values));
  const top = Math.max(1, Math.ceil(Math.max(0, ...values) / step));
  const bottom = Math.floor(Math.min(0, ...values) / step);
  const plotWidth = CONTENT_WIDTH - AXIS_WIDTH;
  const slot = plotWidth / Math.max(1, months.length);
  const bar = slot * 0.3;
  // The short name of a month is what a date holds between its day and its year.
  const labels = months.map(
    ({ month }) => formatDate(localDate(`${month}-01`), language).split('\u00a0')[1] ?? '',
  );
  const plot: Block = {
    height: HEIGHT + 14,
    draw: (canvas, x, y) => {
      const left = x + AXIS_WIDTH;
      const yOf = (value: number): number => y + ((top - value / step) / (top - bottom)) * HEIGHT;
      const grid: Rectangle[] = [];
      for (let line = bottom; line <= top; line += 1) {
        const at = yOf(line * step);
        grid.push({ x: left, y: at - 0.25, width: plotWidth, height: line === 0 ? 0.8 : 0.4 });
        const text = typesetter.fitted(
          shortMoney(line * step, language),
          STYLES.small,
          AXIS_WIDTH - 6,
          'right',
        );
        text.draw(canvas, x, at - text.height / 2);
      }
      canvas.paint(grid, HAIRLINE);
      const rectangle = (value: number, at: number): Rectangle => ({
        x: at,
        y: Math.min(yOf(value), yOf(0)),
        width: bar,
        height: Math.abs(yOf(value) - yOf(0)),
      });
      const start = (index: number): number => left + index * slot + (slot - 2 * bar - 1) / 2;
      canvas.paint(
        months.map((one, index) => rectangle(one.invoicedGross, start(index))),
        hue,
      );
      canvas.paint(
        months.map((one, index) => rectangle(one.received, start(index) + bar + 1)),
        SECOND,
      );
      canvas.line(
        months.map((one, index) => ({ x: left + (index + 0.5) * slot, y: yOf(one.invoicedYearBefore) })),
        1.1,
        THIRD,
      );
      labels.forEach((label, index) => {
        const width = typesetter.widthOf(label, STYLES.small);
        canvas.text({
          ...STYLES.small,
          text: label,
          x: left + (index + 0.5) * slot - width / 2,
          y: y + HEIGHT + 11,
        });
      });
    },
  };
  return stack([legend(context), space(8), plot]);
}

/** One row of a bar table. */
export interface BarRow {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly others: readonly string[];
}

/** Rows with a name, a bar from zero with its number, and further numbers at the right. */
export function barTable(
  context: ReportContext,
  width: number,
  settings: {
    readonly header: readonly [string, string, ...string[]];
    readonly rows: readonly BarRow[];
    readonly nameShare: number;
    readonly otherWidth: number;
    readonly valueWidth?: number;
  },
): Block {
  const { hue, typesetter, wording } = context;
  const { header, rows, nameShare, otherWidth } = settings;
  const [nameHead, barHead, ...otherHeads] = header;
  const nameWidth = width * nameShare;
  const { valueWidth = 68 } = settings;
  const barWidth = width - nameWidth - valueWidth - otherHeads.length * otherWidth - 8;
  const largest = Math.max(1, ...rows.map((row) => row.value));
  const valueOffset = nameWidth + barWidth;
  const numbers = (texts: readonly string[], style: typeof STYLES.figure) =>
    texts.map((text, index) => ({
      offset: valueOffset + valueWidth + 8 + index * otherWidth,
      block: typesetter.fitted(text, style, otherWidth, 'right'),
    }));
  const head = beside([
    { offset: 0, block: typesetter.fitted(nameHead, STYLES.tableHead, nameWidth - 8, 'left') },
    { offset: valueOffset, block: typesetter.fitted(barHead, STYLES.tableHead, valueWidth, 'right') },
    ...numbers(otherHeads, STYLES.tableHead),
  ]);
  if (rows.length === 0)
    return stack([
      head,
      rule(width, 0.8, hue),
      space(5),
      typesetter.paragraph(wording.nothing, STYLES.lineText, width),
    ]);
  return stack([
    head,
    space(3),
    rule(width, 0.8, hue),
    ...rows.map((row) =>
      stack([
        space(4),
        beside([
          { offset: 0, block: typesetter.paragraph(row.name, STYLES.figure, nameWidth - 8) },
          {
            offset: nameWidth,
            block: {
              height: 12,
              draw: (canvas, x, y) => {
                if (row.value <= 0) return;
                const length = (row.value / largest) * (barWidth - 6);
                canvas.paint([{ x, y: y + 2, width: length, height: 7.5 }], hue);
              },
            },
          },
          {
            offset: valueOffset,
            block: typesetter.fitted(row.text, { ...STYLES.strongFigure, colour: INK }, valueWidth, 'right'),
          },
          ...numbers(row.others, STYLES.figure),
        ]),
        space(3.5),
        rule(width, 0.4, HAIRLINE),
      ]),
    ),
  ]);
}
