import type { InvoiceDocument, PostalAddress } from '#shared/domain/invoices/invoice-document.ts';
import { type Block, space, stack } from '../layout/block.ts';
import { MILLIMETRE } from '../layout/geometry.ts';
import { type DocumentLanguage, formatSiret, grouped } from '#shared/domain/documents/written-values.ts';
import type { InvoiceContext } from './invoice-context.ts';
import { STYLES } from './styles.ts';

const LOGO_HEIGHT = 17 * MILLIMETRE;
const LOGO_WIDTH = 62 * MILLIMETRE;
/** Name and address may break over lines, a registration number may not. */
const FREE_PARTS = 2;

/** What the blocks of the parties need: letters show the same two as documents. */
export type PartiesContext = Pick<InvoiceContext, 'language' | 'logoSize' | 'typesetter' | 'wording'> & {
  readonly document: Pick<InvoiceDocument, 'seller' | 'buyer'>;
};

/** Lines of an address as the post wants them; the country is named when it is not the reader's own. */
function addressLines(address: PostalAddress, homeCountry: string, language: DocumentLanguage): string[] {
  const country =
    address.country === '' || address.country === homeCountry
      ? ''
      : (new Intl.DisplayNames([language], { type: 'region' }).of(address.country) ?? address.country);
  return [address.line1, address.line2, `${address.postalCode} ${address.city}`.trim(), country].filter(
    (line) => line !== '',
  );
}

function logoBlock(size: { readonly width: number; readonly height: number }): Block {
  const scale = Math.min(LOGO_HEIGHT / size.height, LOGO_WIDTH / size.width);
  const width = size.width * scale;
  const height = size.height * scale;
  return {
    height,
    draw: (canvas, x, top) => {
      canvas.logo({ x, y: top, width, height });
    },
  };
}

/** Logo, name, address and how to reach the seller. */
export function sellerBlock(context: PartiesContext, width: number): Block {
  const { document, language, logoSize, typesetter } = context;
  const { seller, buyer } = document;
  const lines = addressLines(seller.address, buyer.address.country, language);
  const contact = [seller.phone, seller.email].filter((line) => line !== '');
  return stack([
    ...(logoSize === null ? [] : [logoBlock(logoSize), space(9)]),
    typesetter.paragraph(seller.name, logoSize === null ? STYLES.sellerNameAlone : STYLES.sellerName, width),
    ...lines.map((line) => typesetter.paragraph(line, STYLES.party, width)),
    ...contact.map((line) => typesetter.paragraph(line, STYLES.party, width)),
  ]);
}

/** The buyer as in the window of an envelope, then its registration numbers. */
export function buyerBlock(context: PartiesContext, width: number): Block {
  const { document, language, typesetter, wording } = context;
  const { buyer, seller } = document;
  const lines = addressLines(buyer.address, seller.address.country, language);
  const numbers = [
    buyer.siret === '' && buyer.siren !== '' ? `SIREN${wording.separator}${grouped(buyer.siren, 3)}` : '',
    buyer.siret === '' ? '' : `SIRET${wording.separator}${formatSiret(buyer.siret)}`,
    buyer.vatNumber === '' ? '' : `${wording.vatNumber}${wording.separator}${buyer.vatNumber}`,
  ].filter((line) => line !== '');
  return stack([
    typesetter.paragraph(buyer.name, STYLES.partyName, width),
    typesetter.paragraph(
      buyer.contactName === '' ? '' : wording.attention(buyer.contactName),
      STYLES.party,
      width,
    ),
    ...lines.map((line) => typesetter.paragraph(line, STYLES.party, width)),
    ...(numbers.length === 0 ? [] : [space(4)]),
    ...numbers.map((line) => typesetter.paragraph(line, STYLES.partyDetail, width)),
  ]);
}

/** Who the seller is in law, in one text: name, form, capital, register, SIREN, SIRET, VAT number (C. com. R123-237). */
export function sellerIdentity(
  { document, language, wording }: PartiesContext,
  formatCapital: string,
): string {
  const { seller } = document;
  const named = [seller.name, seller.legalForm, formatCapital === '' ? '' : wording.capital(formatCapital)]
    .filter((part) => part !== '')
    .join(' ');
  const address = addressLines(seller.address, seller.address.country, language).join(', ');
  return [
    named,
    address,
    seller.register,
    seller.siren === '' ? '' : `SIREN ${grouped(seller.siren, 3)}`,
    seller.siret === '' ? '' : `SIRET ${formatSiret(seller.siret)}`,
    seller.vatNumber === '' ? '' : `${wording.vatNumber} ${seller.vatNumber}`,
  ]
    .filter((part) => part !== '')
    .map((part, index) => (index < FREE_PARTS ? part : part.replaceAll(' ', '\u00a0')))
    .join(' · ');
}
