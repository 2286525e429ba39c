import { type Block, beside, type Canvas, space, stack } from '../layout/block.ts';
import { columnsWidth, columnX, CONTENT_WIDTH, MARGIN, MILLIMETRE, PAGE } from '../layout/geometry.ts';
import { createPageFlow, type PageFlow } from '../layout/page-flow.ts';
import { placeTable } from '../layout/table.ts';
import { mentionLines, pageFoot } from './foot.ts';
import type { InvoiceContext } from './invoice-context.ts';
import { linesTable } from './lines-table.ts';
import { openingBlock, runningHead } from './opening.ts';
import { paymentBlock } from './payment.ts';
import { STYLES } from './styles.ts';
import { totalsBlock, vatTable } from './totals.ts';

/** The foot stands lower than the margin of the content, as a foot does. */
const FOOT_BOTTOM = PAGE.height - 10 * MILLIMETRE;
const FOOT_GAP = 4 * MILLIMETRE;

function closingBlock(context: InvoiceContext): Block {
  const leftWidth = columnsWidth(6) - 10;
  const rightOffset = columnX(6) - MARGIN;
  const rightWidth = columnsWidth(6);
  return stack([
    space(16),
    beside([
      { offset: 0, block: paymentBlock(context, leftWidth) },
      {
        offset: rightOffset,
        block: stack([vatTable(context, rightWidth), space(10), totalsBlock(context, rightWidth)]),
      },
    ]),
  ]);
}

/** The free text, line by line so that a long one runs over pages; its first lines stay together. */
function placeNote(flow: PageFlow, { document, typesetter }: InvoiceContext): void {
  const note = document.note.trim();
  if (note === '') return;
  const lines = typesetter.linesOf(note, STYLES.body, CONTENT_WIDTH);
  flow.place(stack([space(14), typesetter.lines(lines.slice(0, 2), STYLES.body)]));
  for (const line of lines.slice(2)) flow.place(typesetter.lines([line], STYLES.body));
}

/** The mentions at the foot of the last page, on a page of their own when this one is full. */
function placeMentions(flow: PageFlow, context: InvoiceContext, bottom: number): void {
  const lines = mentionLines(context);
  const whole = stack([space(10), ...lines]);
  if (whole.height > flow.remaining()) flow.breakPage();
  if (whole.height <= flow.remaining()) {
    whole.draw(flow.canvas(), MARGIN, bottom - whole.height);
    return;
  }
  for (const line of lines) flow.place(line);
}

/** Draws an invoice on as many pages as it takes; gives their number. */
export function layInvoice(context: InvoiceContext, addPage: () => Canvas): number {
  // The height of the foot is known before the number of pages: its first line has room for any.
  const footTop = FOOT_BOTTOM - pageFoot(context, 1, 1).height;
  const bottom = footTop - FOOT_GAP;
  const flow = createPageFlow({ addPage, runningHead: runningHead(context), bottom });
  flow.place(openingBlock(context));
  placeTable(flow, { ...linesTable(context), closing: closingBlock(context) });
  placeNote(flow, context);
  placeMentions(flow, context, bottom);
  flow.canvases.forEach((canvas, index) => {
    pageFoot(context, index + 1, flow.canvases.length).draw(canvas, MARGIN, footTop);
  });
  return flow.canvases.length;
}
