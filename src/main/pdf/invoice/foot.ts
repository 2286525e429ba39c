import { HAIRLINE } from '../colours.ts';
import { type Block, beside, rule, space, stack } from '../layout/block.ts';
import { columnsWidth, CONTENT_WIDTH } from '../layout/geometry.ts';
import { formatMoney } from '#shared/domain/documents/written-values.ts';
import type { InvoiceContext } from './invoice-context.ts';
import { type PartiesContext, sellerIdentity } from './parties.ts';
import { STYLES } from './styles.ts';

/** The legal mentions and the closing line of the seller, line by line. */
export function mentionLines({ document, mentions, typesetter }: InvoiceContext): readonly Block[] {
  return [...mentions, document.seller.footer]
    .filter((text) => text.trim() !== '')
    .flatMap((text) => typesetter.linesOf(text, STYLES.mention, CONTENT_WIDTH))
    .map((line) => typesetter.lines([line], STYLES.mention));
}

/** The foot of each page: who the seller is in law, the document and the page. */
export function pageFoot(context: PartiesContext, page: number, pages: number): Block {
  const { document, language, typesetter, wording } = context;
  const { capitalCents } = document.seller;
  const capital =
    capitalCents === null ? '' : formatMoney(capitalCents, language).replace(/[,.]00(?=\D|$)/, '');
  const pageText = wording.page(page, pages);
  const pageWidth = columnsWidth(2);
  const textWidth = CONTENT_WIDTH - pageWidth;
  // A separator that a line ends on separates nothing.
  const identity = typesetter
    .linesOf(sellerIdentity(context, capital), STYLES.small, textWidth)
    .map((line) => line.replace(/ ·$/, ''));
  return stack([
    rule(CONTENT_WIDTH, 0.5, HAIRLINE),
    space(5),
    beside([
      {
        offset: 0,
        block: typesetter.lines(identity, STYLES.small),
      },
      {
        offset: textWidth,
        block: typesetter.fitted(pageText, STYLES.small, pageWidth, 'right'),
      },
    ]),
  ]);
}
