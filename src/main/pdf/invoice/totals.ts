import { HAIRLINE } from '../colours.ts';
import { type Block, beside, rule, space, stack } from '../layout/block.ts';
import { type FigureColumn, figureColumn, type FigureColumnSettings } from '../layout/figure-column.ts';
import type { TextStyle } from '../layout/typesetter.ts';
import {
  decimalSeparator,
  formatAmount,
  formatMoney,
  formatPercent,
} from '#shared/domain/documents/written-values.ts';
import type { InvoiceContext } from './invoice-context.ts';
import { STYLES } from './styles.ts';

/** VAT per rate with its base, and why a group carries none (BG-23, BT-120). */
export function vatTable(context: InvoiceContext, width: number): Block {
  const { document, language, typesetter, wording } = context;
  const groups = document.totals.vat;
  const column = (
    head: string,
    figures: readonly string[],
    align: FigureColumnSettings['align'] = { decimalSign: decimalSeparator(language) },
  ): FigureColumn =>
    figureColumn(typesetter, {
      head,
      headStyle: STYLES.tableHead,
      figures,
      style: STYLES.figure,
      align,
    });
  const rate = column(
    wording.vatRate,
    groups.map((group) => formatPercent(group.rate, language)),
    'left',
  );
  const base = column(
    wording.vatBase,
    groups.map((group) => formatAmount(group.baseCents, language)),
  );
  const tax = column(
    wording.vatTax,
    groups.map((group) => formatAmount(group.taxCents, language)),
  );
  const taxOffset = width - tax.width;
  const baseOffset = (rate.width + taxOffset - base.width) / 2;
  const rows = groups.map((group, index) => {
    const figures = beside([
      { offset: 0, block: rate.cells[index] ?? space(0) },
      { offset: baseOffset, block: base.cells[index] ?? space(0) },
      { offset: taxOffset, block: tax.cells[index] ?? space(0) },
    ]);
    const reason = typesetter.paragraph(group.exemptionText, STYLES.lineText, width);
    return stack([space(3), figures, reason, space(3), rule(width, 0.5, HAIRLINE)]);
  });
  const head = beside([
    { offset: 0, block: rate.head },
    { offset: baseOffset, block: base.head },
    { offset: taxOffset, block: tax.head },
  ]);
  return stack([head, space(3), rule(width, 0.5, HAIRLINE), ...rows]);
}

function totalRow(
  context: InvoiceContext,
  label: string,
  amount: string,
  width: number,
  styles: { readonly label: TextStyle; readonly amount: TextStyle },
): Block {
  const { typesetter } = context;
  const labelText = typesetter.clean(label);
  const labelWidth = Math.min(typesetter.widthOf(labelText, styles.label), width * 0.5);
  const amountBlock = typesetter.fitted(amount, styles.amount, width - labelWidth - 10, 'right');
  const labelBlock = typesetter.fitted(label, styles.label, width * 0.5, 'left');
  // Both stand on one baseline whatever their sizes.
  const drop = Math.max(0, (amountBlock.height - labelBlock.height) * 0.76);
  return beside([
    { offset: 0, block: stack([space(drop), labelBlock]) },
    { offset: labelWidth + 10, block: amountBlock },
  ]);
}

/** From the total without VAT down to what is to be paid or credited (BG-22). */
export function totalsBlock(context: InvoiceContext, width: number): Block {
  const { document, hue, language, wording } = context;
  const { totals } = document;
  const plain = { label: STYLES.total, amount: STYLES.total };
  const strong = { label: STYLES.strongTotal, amount: STYLES.strongTotal };
  const row = (label: string, amount: Parameters<typeof formatMoney>[0], styles = plain): Block =>
    totalRow(context, label, formatMoney(amount, language), width, styles);
  const isInvoice = document.kind === 'invoice';
  return stack([
    ...(totals.linesCents === totals.netCents ? [] : [row(wording.linesTotal, totals.linesCents)]),
    row(wording.netTotal, totals.netCents),
    ...totals.vat.map((group) => row(wording.taxAtRate(formatPercent(group.rate, language)), group.taxCents)),
    row(wording.grossTotal, totals.grossCents, strong),
    ...(totals.prepaidCents === 0 ? [] : [row(wording.prepaid, totals.prepaidCents)]),
    space(6),
    rule(width, 1, hue),
    space(5),
    totalRow(
      context,
      isInvoice ? wording.amountDue : wording.creditTotal,
      formatMoney(isInvoice ? totals.dueCents : totals.grossCents, language),
      width,
      { label: STYLES.dueLabel, amount: { ...STYLES.dueAmount, colour: hue } },
    ),
  ]);
}
