import { type Block, beside, space, stack } from '../layout/block.ts';
import { MILLIMETRE } from '../layout/geometry.ts';
import { qrCode } from '../layout/qr-code.ts';
import { formatDate, grouped } from '#shared/domain/documents/written-values.ts';
import type { InvoiceContext } from './invoice-context.ts';
import { STYLES } from './styles.ts';

const QR_SIDE = 27 * MILLIMETRE;
/** More than the four empty modules a scanner wants beside the code. */
const QR_GAP = 15;

function coordinates(context: InvoiceContext, width: number): Block {
  const { document, typesetter, wording } = context;
  const { seller } = document;
  const field = (label: string, value: string): Block =>
    value === ''
      ? space(0)
      : stack([
          typesetter.paragraph(label, STYLES.label, width),
          typesetter.fitted(value, STYLES.bodyStrong, width, 'left'),
          space(2.5),
        ]);
  return stack([
    field('IBAN', grouped(seller.iban, 4)),
    field('BIC', seller.bic),
    field(wording.accountHolder, seller.accountHolder),
  ]);
}

/** How and when to pay an invoice; nothing on a credit note or when nothing is due. */
export function paymentBlock(context: InvoiceContext, width: number): Block {
  const { document, language, sepaQrPayload, typesetter, wording } = context;
  if (document.kind === 'credit-note') {
    return typesetter.paragraph(document.paymentTerms, STYLES.body, width);
  }
  const isAsked = document.totals.dueCents > 0;
  const dueDate = isAsked
    ? `${wording.dueDate}${wording.separator}${formatDate(document.dueDate, language)}`
    : '';
  const heading = stack([
    typesetter.paragraph(wording.payment, STYLES.value, width),
    typesetter.paragraph(document.paymentTerms, STYLES.body, width),
    typesetter.paragraph(dueDate, STYLES.body, width),
  ]);
  if (!isAsked) return heading;
  if (sepaQrPayload === null) return stack([heading, space(6), coordinates(context, width)]);
  const code = stack([
    qrCode(sepaQrPayload, QR_SIDE),
    space(5),
    typesetter.paragraph(wording.scanToPay, STYLES.small, QR_SIDE),
  ]);
  return stack([
    heading,
    space(9),
    beside([
      { offset: 0, block: code },
      { offset: QR_SIDE + QR_GAP, block: coordinates(context, width - QR_SIDE - QR_GAP) },
    ]),
  ]);
}
