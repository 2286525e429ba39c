import type { DocumentLine } from '#shared/domain/invoices/invoice-document.ts';
import { HAIRLINE } from '../colours.ts';
import { type Block, beside, rule, space, stack } from '../layout/block.ts';
import { type FigureColumn, figureColumn, type FigureColumnSettings } from '../layout/figure-column.ts';
import { CONTENT_WIDTH, MILLIMETRE } from '../layout/geometry.ts';
import type { TableRow } from '../layout/table.ts';
import type { TextStyle } from '../layout/typesetter.ts';
import {
  decimalSeparator,
  formatAmount,
  formatDecimal,
  formatPercent,
} from '#shared/domain/documents/written-values.ts';
import type { InvoiceContext } from './invoice-context.ts';
import { STYLES } from './styles.ts';
import { unitLabel } from './unit-labels.ts';

const COLUMN_GAP = 15;
const UNIT_GAP = 5;
/** What the names keep when figures are huge: these then get smaller. */
const TEXT_WIDTH_FLOOR = 50 * MILLIMETRE;
const ROW_PADDING = 5.5;

interface PlacedColumn {
  readonly column: FigureColumn;
  readonly offset: number;
}

interface Columns {
  readonly textWidth: number;
  readonly placed: readonly PlacedColumn[];
  readonly units: readonly Block[];
  readonly unitOffset: number;
  readonly priceIndex: number;
  readonly widthUsed: number;
}

const hasVatRate = (line: DocumentLine): boolean => line.vatCategory === 'S' || line.vatCategory === 'Z';

function layColumns(context: InvoiceContext, scale: number): Columns {
  const { document, language, typesetter, wording } = context;
  const { lines } = document;
  const scaled = (style: TextStyle): TextStyle => ({ ...style, size: style.size * scale });
  const figure = scaled(STYLES.figure);
  const onDecimal = { decimalSign: decimalSeparator(language) };
  const make = (
    head: string,
    figures: readonly string[],
    align: FigureColumnSettings['align'] = onDecimal,
    style = figure,
  ): FigureColumn => figureColumn(typesetter, { head, headStyle: STYLES.tableHead, figures, style, align });
  const quantity = make(
    wording.quantity,
    lines.map((line) => formatDecimal(line.quantity, language)),
  );
  const unitNames = lines.map((line) => typesetter.clean(unitLabel(line.unit, line.quantity, language)));
  const unitWidth = Math.max(0, ...unitNames.map((name) => typesetter.widthOf(name, figure)));
  const others = [
    make(
      wording.unitPrice,
      lines.map((line) => formatDecimal(line.unitPrice, language, 2)),
    ),
    ...(lines.some((line) => Number(line.discountPercent) !== 0)
      ? [
          make(
            wording.discount,
            lines.map((line) =>
              Number(line.discountPercent) === 0 ? '' : formatPercent(line.discountPercent, language),
            ),
            'right',
          ),
        ]
      : []),
    ...(lines.some(hasVatRate)
      ? [
          make(
            wording.vatRate,
            lines.map((line) => formatPercent(line.vatRate, language)),
            'right',
          ),
        ]
      : []),
    make(
      wording.net,
      lines.map((line) => formatAmount(line.netCents, language)),
      onDecimal,
      scaled(STYLES.strongFigure),
    ),
  ];
  const widthUsed =
    COLUMN_GAP +
    quantity.width +
    UNIT_GAP +
    unitWidth +
    others.reduce((sum, column) => sum + COLUMN_GAP + column.width, 0);
  const textWidth = CONTENT_WIDTH - widthUsed;
  const placed: PlacedColumn[] = [{ column: quantity, offset: textWidth + COLUMN_GAP }];
  const unitOffset = textWidth + COLUMN_GAP + quantity.width + UNIT_GAP;
  let offset = unitOffset + unitWidth;
  for (const column of others) {
    placed.push({ column, offset: offset + COLUMN_GAP });
    offset += COLUMN_GAP + column.width;
  }
  return {
    textWidth,
    placed,
    units: unitNames.map((name) => typesetter.lines([name], figure)),
    unitOffset,
    priceIndex: 1,
    widthUsed,
  };
}

function fittingColumns(context: InvoiceContext): Columns {
  let scale = 1;
  let columns = layColumns(context, scale);
  while (columns.textWidth < TEXT_WIDTH_FLOOR && scale > 0.5) {
    scale -= 0.05;
    columns = layColumns(context, scale);
  }
  return columns;
}

function lineRow(context: InvoiceContext, columns: Columns, line: DocumentLine, index: number): TableRow {
  const { language, typesetter, wording } = context;
  const { textWidth } = columns;
  const texts = [
    ...typesetter
      .linesOf(line.name, STYLES.lineName, textWidth)
      .map((text) => typesetter.lines([text], STYLES.lineName)),
    ...(line.description.trim() === ''
      ? []
      : typesetter
          .linesOf(line.description.trim(), STYLES.lineText, textWidth)
          .map((text) => typesetter.lines([text], STYLES.lineText))),
  ];
  const figures = [
    ...columns.placed.map(({ column, offset }) => ({ offset, block: column.cells[index] ?? space(0) })),
    { offset: columns.unitOffset, block: columns.units[index] ?? space(0) },
  ];
  const first = beside([{ offset: 0, block: texts[0] ?? space(0) }, ...figures]);
  const others = texts.slice(1);
  const price = columns.placed[columns.priceIndex];
  if (formatDecimal(line.priceBase, language) !== '1' && price !== undefined) {
    const base = wording.perBase(formatDecimal(line.priceBase, language));
    const note = typesetter.fitted(base, STYLES.lineText, price.column.width + COLUMN_GAP, 'right');
    others[0] = beside([
      { offset: 0, block: others[0] ?? space(0) },
      { offset: price.offset - COLUMN_GAP, block: note },
    ]);
  }
  const end = [space(ROW_PADDING), rule(CONTENT_WIDTH, 0.5, HAIRLINE)];
  const pieces = [stack([space(ROW_PADDING), first]), ...others];
  const last = pieces.pop() ?? space(0);
  return [...pieces, stack([last, ...end])];
}

/** The head and the rows of the invoice's lines. */
export function linesTable(context: InvoiceContext): {
  readonly head: Block;
  readonly rows: readonly TableRow[];
} {
  const { document, hue, typesetter, wording } = context;
  const columns = fittingColumns(context);
  const head = stack([
    beside([
      { offset: 0, block: typesetter.paragraph(wording.item, STYLES.tableHead, columns.textWidth) },
      ...columns.placed.map(({ column, offset }) => ({ offset, block: column.head })),
    ]),
    space(4),
    rule(CONTENT_WIDTH, 1, hue),
  ]);
  return { head, rows: document.lines.map((line, index) => lineRow(context, columns, line, index)) };
}
