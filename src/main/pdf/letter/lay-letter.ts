import { formatDate, grouped } from '#shared/domain/documents/written-values.ts';
import { pageFoot } from '../invoice/foot.ts';
import { buyerBlock, sellerBlock } from '../invoice/parties.ts';
import { STYLES } from '../invoice/styles.ts';
import { type Block, beside, type Canvas, space, stack } from '../layout/block.ts';
import { columnsWidth, columnX, CONTENT_WIDTH, MARGIN, MILLIMETRE, PAGE } from '../layout/geometry.ts';
import { createPageFlow, type PageFlow } from '../layout/page-flow.ts';
import type { TextStyle } from '../layout/typesetter.ts';
import type { LetterContext } from './letter-context.ts';
import { placeSums } from './sums-table.ts';

/** Left edge of the right half: inside the window of a DL envelope, which ends 20 mm from the right edge. */
const RIGHT_OFFSET = columnX(7) - MARGIN;
const RIGHT_WIDTH = columnsWidth(5);
/** The client's name starts here on the page, so that a fold in three shows it in the window. */
const WINDOW_TOP = 52 * MILLIMETRE;
const FOOT_BOTTOM = PAGE.height - 9 * MILLIMETRE;
const FOOT_GAP = 4 * MILLIMETRE;
/** A letter is read, not scanned: larger than the print of an invoice. */
const LETTER: TextStyle = { ...STYLES.body, size: 10, leading: 1.5 };

/** Seller, title, client in the window of the envelope, place and day. */
function headBlock(context: LetterContext): Block {
  const { hue, language, letter, typesetter, words } = context;
  const seller = sellerBlock(context, columnsWidth(6));
  const title = stack([
    typesetter.fitted(
      words.title[letter.kind],
      { ...STYLES.title, size: 20, colour: hue },
      RIGHT_WIDTH,
      'left',
    ),
    ...(letter.kind === 'formal-notice'
      ? [typesetter.paragraph(words.registered, STYLES.bodyStrong, RIGHT_WIDTH)]
      : []),
  ]);
  const buyer = buyerBlock(context, RIGHT_WIDTH);
  const buyerTop = Math.max(WINDOW_TOP - MARGIN, title.height + 14);
  const day = typesetter.paragraph(
    words.placeAndDay(letter.seller.address.city, formatDate(letter.madeOn, language)),
    LETTER,
    RIGHT_WIDTH,
  );
  const bottom = Math.max(seller.height, buyerTop + buyer.height) + 20;
  return {
    height: bottom + day.height,
    draw: (canvas, x, top) => {
      seller.draw(canvas, x, top);
      title.draw(canvas, x + RIGHT_OFFSET, top);
      buyer.draw(canvas, x + RIGHT_OFFSET, top + buyerTop);
      day.draw(canvas, x + RIGHT_OFFSET, top + bottom);
    },
  };
}

/** The text, paragraph by paragraph: each may begin a page, none is cut before its second line. */
function placeText(flow: PageFlow, { letter, typesetter }: LetterContext): void {
  for (const paragraph of letter.body.split(/\n{2,}/)) {
    const lines = typesetter.linesOf(paragraph, LETTER, CONTENT_WIDTH);
    const first = typesetter.lines(lines.slice(0, 2), LETTER);
    flow.place(first);
    for (const line of lines.slice(2)) flow.place(typesetter.lines([line], LETTER));
    flow.place(space(LETTER.size * 0.75));
  }
}

function runningHead({ letter, typesetter, words }: LetterContext): Block {
  const half = columnsWidth(6);
  return stack([
    beside([
      { offset: 0, block: typesetter.fitted(words.title[letter.kind], STYLES.running, half, 'left') },
      {
        offset: CONTENT_WIDTH - half,
        block: typesetter.fitted(letter.seller.name, STYLES.running, half, 'right'),
      },
    ]),
    space(18),
  ]);
}

/** Draws a letter or a statement of account on as many pages as it takes; gives their number. */
export function layLetter(context: LetterContext, addPage: () => Canvas): number {
  const { language, letter, typesetter, wording, words } = context;
  const footTop = FOOT_BOTTOM - pageFoot(context, 1, 1).height;
  const flow = createPageFlow({ addPage, runningHead: runningHead(context), bottom: footTop - FOOT_GAP });
  flow.place(headBlock(context));
  flow.place(space(22));
  const today = formatDate(letter.madeOn, language);
  if (letter.subject !== '') {
    const text = `${words.subject}${wording.separator}${letter.subject}`;
    flow.place(typesetter.paragraph(text, { ...LETTER, weight: 'semibold' }, CONTENT_WIDTH));
    flow.place(space(12));
  }
  if (letter.body !== '') placeText(flow, context);
  const isStatement = letter.kind === 'statement';
  if (letter.rows.length === 0) {
    flow.place(typesetter.paragraph(words.nothingOpen, LETTER, CONTENT_WIDTH));
  } else {
    const title = isStatement ? words.statementIntroduction(today) : words.table(today);
    const heading = stack([
      space(isStatement ? 0 : 10),
      typesetter.paragraph(title, isStatement ? LETTER : STYLES.subject, CONTENT_WIDTH),
      space(8),
    ]);
    // The heading never stands alone at the foot of a page.
    if (flow.remaining() < heading.height + 80) flow.breakPage();
    flow.place(heading);
    placeSums(flow, context);
    // The text of a letter says how to pay; a statement has no text.
    if (isStatement && letter.seller.iban !== '') {
      flow.place(space(14));
      flow.place(
        stack([
          typesetter.paragraph(words.payTo, STYLES.label, CONTENT_WIDTH),
          typesetter.paragraph(`IBAN ${grouped(letter.seller.iban, 4)}`, STYLES.value, CONTENT_WIDTH),
          typesetter.paragraph(
            letter.seller.bic === '' ? '' : `BIC ${letter.seller.bic}`,
            STYLES.partyDetail,
            CONTENT_WIDTH,
          ),
        ]),
      );
    }
  }
  flow.canvases.forEach((canvas, index) => {
    pageFoot(context, index + 1, flow.canvases.length).draw(canvas, MARGIN, footTop);
  });
  return flow.canvases.length;
}
