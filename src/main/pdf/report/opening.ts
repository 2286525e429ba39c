import type { ReportSums } from '#shared/domain/reports/report-document.ts';
import { HAIRLINE } from '../colours.ts';
import {
  formatDate,
  formatDecimal,
  formatMoney,
  formatPercent,
} from '#shared/domain/documents/written-values.ts';
import { STYLES } from '../invoice/styles.ts';
import { type Block, beside, rule, space, stack } from '../layout/block.ts';
import { columnsWidth, columnX, CONTENT_WIDTH, MARGIN, MILLIMETRE } from '../layout/geometry.ts';
import { formatCount, kindName, periodName, type ReportContext } from './report-context.ts';

const LOGO_HEIGHT = 15 * MILLIMETRE;
const LOGO_WIDTH = 55 * MILLIMETRE;

function logoBlock(size: { readonly width: number; readonly height: number }): Block {
  const scale = Math.min(LOGO_HEIGHT / size.height, LOGO_WIDTH / size.width);
  const [width, height] = [size.width * scale, size.height * scale];
  return {
    height,
    draw: (canvas, x, top) => {
      canvas.logo({ x, y: top, width, height });
    },
  };
}

interface Tile {
  readonly label: string;
  readonly of: (sums: ReportSums) => number | null;
  readonly print: (value: number) => string;
}

/** Change against another period in percent, to a tenth; empty where no percentage means anything. */
function changeText(now: number | null, then: number | null, language: 'fr' | 'en'): string {
  if (now === null || then === null || then <= 0) return '';
  const percent = Math.round(((now - then) / then) * 1000) / 10;
  return ` (${percent > 0 ? '+' : ''}${formatPercent(String(percent), language)})`;
}

function tiles(context: ReportContext): readonly Tile[] {
  const { language, wording } = context;
  const money = (value: number): string => formatMoney(value as never, language);
  const days = (value: number): string => wording.days(formatDecimal(String(value), language, 1));
  return [
    { label: wording.invoicedNet, of: (sums) => sums.invoicedNet, print: money },
    { label: wording.invoicedGross, of: (sums) => sums.invoicedGross, print: money },
    { label: wording.received, of: (sums) => sums.received, print: money },
    { label: wording.services, of: (sums) => sums.services, print: (value) => formatCount(value, language) },
    { label: wording.servicesNet, of: (sums) => sums.servicesNet, print: money },
    { label: wording.averageDays, of: (sums) => sums.averageDays, print: days },
    { label: wording.salesOutstanding, of: (sums) => sums.salesOutstandingDays, print: days },
    {
      label: wording.utilisation,
      of: (sums) => sums.utilisation,
      print: (value) => formatPercent(String(value), language),
    },
  ];
}

function tileBlock(context: ReportContext, tile: Tile, width: number): Block {
  const { language, report, typesetter } = context;
  const text = (value: number | null): string => (value === null ? '–' : tile.print(value));
  const now = tile.of(report.now);
  return stack([
    typesetter.fitted(tile.label, STYLES.label, width, 'left'),
    typesetter.fitted(text(now), { ...STYLES.dueAmount, size: 14 }, width, 'left'),
    ...report.compared.map(({ period, sums }) => {
      const then = tile.of(sums);
      const line = `${periodName(context, period)}\u00a0: ${text(then)}${changeText(now, then, language)}`;
      return typesetter.fitted(line, STYLES.small, width, 'left');
    }),
  ]);
}

/** The top of the first page: company, title, period, then the figures with what they are compared with. */
export function openingBlock(context: ReportContext): Block {
  const { hue, language, logoSize, report, typesetter, wording } = context;
  const half = columnsWidth(6);
  const company = stack([
    ...(logoSize === null ? [] : [logoBlock(logoSize), space(6)]),
    typesetter.paragraph(
      report.companyName,
      logoSize === null ? STYLES.sellerNameAlone : STYLES.sellerName,
      half,
    ),
    ...(report.ownerName === null
      ? []
      : [typesetter.paragraph(wording.ofPerson(report.ownerName), STYLES.party, half)]),
    typesetter.paragraph(wording.madeOn(formatDate(report.madeOn, language)), STYLES.partyDetail, half),
  ]);
  const title = stack([
    typesetter.fitted(kindName(context), { ...STYLES.title, colour: hue }, half, 'left'),
    typesetter.fitted(periodName(context, report.period), STYLES.number, half, 'left'),
  ]);
  const perRow = 4;
  const all = tiles(context);
  const rows = [all.slice(0, perRow), all.slice(perRow)].map((row) =>
    beside(
      row.map((tile, index) => ({
        offset: columnX(index * 3) - MARGIN,
        block: tileBlock(context, tile, columnsWidth(3)),
      })),
    ),
  );
  return stack([
    beside([
      { offset: 0, block: company },
      { offset: columnX(6) - MARGIN, block: title },
    ]),
    space(16),
    rule(CONTENT_WIDTH, 0.6, HAIRLINE),
    space(10),
    ...rows.flatMap((row, index) => (index === 0 ? [row] : [space(11), row])),
    space(10),
    rule(CONTENT_WIDTH, 0.6, HAIRLINE),
  ]);
}

/** The line at the top of the pages after the first. */
export function runningHead(context: ReportContext): Block {
  const { report, typesetter } = context;
  const half = columnsWidth(6);
  const title = `${kindName(context)}, ${periodName(context, report.period)}`;
  return stack([
    beside([
      { offset: 0, block: typesetter.fitted(title, STYLES.running, half, 'left') },
      {
        offset: CONTENT_WIDTH - half,
        block: typesetter.fitted(report.companyName, STYLES.running, half, 'right'),
      },
    ]),
    space(18),
  ]);
}

/** The foot of each page. */
export function pageFoot(context: ReportContext, page: number, pages: number): Block {
  const { typesetter, wording } = context;
  const width = columnsWidth(2);
  return stack([
    rule(CONTENT_WIDTH, 0.5, HAIRLINE),
    space(5),
    beside([
      {
        offset: 0,
        block: typesetter.lines(
          typesetter.linesOf(wording.formulas, STYLES.small, CONTENT_WIDTH - width - 20),
          STYLES.small,
        ),
      },
      {
        offset: CONTENT_WIDTH - width,
        block: typesetter.fitted(wording.page(page, pages), STYLES.small, width, 'right'),
      },
    ]),
  ]);
}
