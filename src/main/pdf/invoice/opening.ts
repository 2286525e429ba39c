import { HAIRLINE } from '../colours.ts';
import { type Block, beside, rule, space, stack } from '../layout/block.ts';
import { columnsWidth, columnX, CONTENT_WIDTH, MARGIN, MILLIMETRE } from '../layout/geometry.ts';
import { formatDate, formatMoney } from '#shared/domain/documents/written-values.ts';
import { documentTitle, type InvoiceContext } from './invoice-context.ts';
import { buyerBlock, sellerBlock } from './parties.ts';
import { STYLES } from './styles.ts';

/** Left edge of the right half: inside the window of a DL envelope, which ends 20 mm from the right edge. */
const RIGHT_OFFSET = columnX(7) - MARGIN;
const RIGHT_WIDTH = columnsWidth(5);
/** The buyer's name starts here on the page, so that a fold in three shows it in the window. */
const WINDOW_TOP = 52 * MILLIMETRE;
const FACTS_PER_ROW = 4;

interface Fact {
  readonly label: string;
  readonly value: string;
}

function facts({ document, language, wording }: InvoiceContext): readonly Fact[] {
  const { supply, corrects, kind } = document;
  const isOneDay = supply !== null && supply.from === supply.to;
  const supplyText =
    supply === null
      ? ''
      : [supply.from, ...(isOneDay ? [] : [supply.to])].map((day) => formatDate(day, language)).join(' – ');
  return [
    { label: wording.issueDate, value: formatDate(document.issueDate, language) },
    { label: wording.dueDate, value: kind === 'invoice' ? formatDate(document.dueDate, language) : '' },
    { label: supply === null || isOneDay ? wording.supplyDate : wording.supplyPeriod, value: supplyText },
    {
      label: wording.correctedInvoice,
      value:
        corrects === null
          ? ''
          : wording.correctedInvoiceValue(corrects.number, formatDate(corrects.issueDate, language)),
    },
    { label: wording.orderReference, value: document.orderReference },
    { label: wording.clientReference, value: document.buyer.reference },
  ].filter((fact) => fact.value !== '');
}

function factsBlock(context: InvoiceContext): Block {
  const { typesetter } = context;
  const shown = facts(context);
  const perRow = shown.length > FACTS_PER_ROW && shown.length <= 6 ? 3 : FACTS_PER_ROW;
  const span = 12 / perRow;
  const rows: Block[] = [];
  for (let first = 0; first < shown.length; first += perRow) {
    const cells = shown.slice(first, first + perRow).map((fact, index) => ({
      offset: columnX(index * span) - MARGIN,
      block: stack([
        typesetter.paragraph(fact.label, STYLES.label, columnsWidth(span)),
        typesetter.paragraph(fact.value, STYLES.value, columnsWidth(span)),
      ]),
    }));
    if (rows.length > 0) rows.push(space(6));
    rows.push(beside(cells));
  }
  return stack(rows);
}

function titleBlock(context: InvoiceContext): Block {
  const { document, hue, typesetter, wording } = context;
  const title = document.kind === 'invoice' ? wording.invoice : wording.creditNote;
  return stack([
    typesetter.fitted(title, { ...STYLES.title, colour: hue }, RIGHT_WIDTH, 'left'),
    typesetter.fitted(document.number, STYLES.number, RIGHT_WIDTH, 'left'),
  ]);
}

function keyAmountBlock(context: InvoiceContext, width: number): Block {
  const { document, language, typesetter, wording } = context;
  const isInvoice = document.kind === 'invoice';
  const amount = isInvoice ? document.totals.dueCents : document.totals.grossCents;
  const isAsked = isInvoice && amount > 0;
  return stack([
    typesetter.paragraph(isInvoice ? wording.amountDue : wording.creditTotal, STYLES.label, width),
    typesetter.fitted(formatMoney(amount, language), STYLES.keyAmount, width, 'left'),
    typesetter.paragraph(
      isAsked ? wording.dueBefore(formatDate(document.dueDate, language)) : '',
      STYLES.partyDetail,
      width,
    ),
  ]);
}

/** The top of the first page: seller, title, buyer, key amount, dates and references, object. */
export function openingBlock(context: InvoiceContext): Block {
  const { document, typesetter } = context;
  const leftWidth = columnsWidth(6);
  const seller = sellerBlock(context, leftWidth);
  const keyAmount = keyAmountBlock(context, leftWidth);
  const title = titleBlock(context);
  const buyer = buyerBlock(context, RIGHT_WIDTH);
  const buyerTop = Math.max(WINDOW_TOP - MARGIN, title.height + 14);
  const bottom = Math.max(buyerTop + buyer.height, seller.height + 22 + keyAmount.height);
  const head: Block = {
    height: bottom,
    draw: (canvas, x, top) => {
      seller.draw(canvas, x, top);
      title.draw(canvas, x + RIGHT_OFFSET, top);
      buyer.draw(canvas, x + RIGHT_OFFSET, top + buyerTop);
      keyAmount.draw(canvas, x, top + bottom - keyAmount.height);
    },
  };
  const subject = typesetter.paragraph(document.subject, STYLES.subject, CONTENT_WIDTH);
  return stack([
    head,
    space(18),
    rule(CONTENT_WIDTH, 0.6, HAIRLINE),
    space(9),
    factsBlock(context),
    space(9),
    rule(CONTENT_WIDTH, 0.6, HAIRLINE),
    space(subject.height > 0 ? 16 : 10),
    subject,
    space(subject.height > 0 ? 8 : 0),
  ]);
}

/** The line at the top of the pages after the first. */
export function runningHead(context: InvoiceContext): Block {
  const { document, typesetter } = context;
  const half = columnsWidth(6);
  return stack([
    beside([
      { offset: 0, block: typesetter.fitted(documentTitle(context), STYLES.running, half, 'left') },
      {
        offset: CONTENT_WIDTH - half,
        block: typesetter.fitted(document.seller.name, STYLES.running, half, 'right'),
      },
    ]),
    space(18),
  ]);
}
