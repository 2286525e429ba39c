import { unreachable } from '../../kernel/exhaustive.ts';
import type { InvoiceDocument, VatCategory } from './invoice-document.ts';
import { mentionTextOn } from './mention-texts.ts';
import type { MentionKey } from './mention-texts.ts';
import { vatExemption } from './vat-exemption.ts';

/** A legal mention as it is printed. */
export interface Mention {
  readonly key: MentionKey;
  readonly text: string;
}

/** The part of a document that decides its mentions. */
export type MentionedDocument = Pick<
  InvoiceDocument,
  'kind' | 'language' | 'issueDate' | 'seller' | 'buyer' | 'corrects'
> & {
  readonly lines: readonly Pick<InvoiceDocument['lines'][number], 'nature'>[];
  readonly totals: Pick<InvoiceDocument['totals'], 'vat'>;
};

/**
 * The legal mentions of a document in its language, in the order of printing (invoicing.md §A2).
 *
 * The nature of the operation (goods, services or both) stands on every invoice: it is compulsory for all from
 * September 2027 and harmless before. Penalty, indemnity of 40 EUR and discount are owed between businesses only and on invoices only; the text on
 * exemption follows the VAT groups; VAT on debits is told when the seller chose it and VAT is charged.
 */
export function mentionsFor(document: MentionedDocument): readonly Mention[] {
  const { seller, totals } = document;
  const mentions: Mention[] = [];
  const add = (key: MentionKey, value = ''): void => {
    const version = mentionTextOn(key, document.issueDate);
    if (version !== null)
      mentions.push({ key, text: version[document.language].replace('{value}', () => value) });
  };

  if (document.corrects !== null) add('credit-note', citation(document, document.corrects));
  for (const category of new Set(totals.vat.map((group) => group.category))) {
    const exemption = vatExemption(category);
    const key = exemptionKey(category);
    if (exemption !== null && key !== null) mentions.push({ key, text: exemption[document.language] });
  }
  const chargesVat = totals.vat.some((group) => group.category === 'S');
  if (seller.vatDue === 'debits' && chargesVat) add('vat-on-debits');
  if (document.kind === 'invoice') {
    const nature = natureKey(document.lines);
    if (nature !== null) add(nature);
  }
  if (document.kind === 'invoice' && document.buyer.kind === 'company') {
    if (seller.earlyPaymentDiscount !== '') add('early-payment-discount', seller.earlyPaymentDiscount);
    if (seller.latePenalty !== '') add('late-penalty', seller.latePenalty);
    add('recovery-indemnity');
  }
  return mentions;
}

function natureKey(lines: MentionedDocument['lines']): MentionKey | null {
  const hasGoods = lines.some((line) => line.nature === 'goods');
  const hasServices = lines.some((line) => line.nature === 'service');
  if (hasGoods && hasServices) return 'nature-both';
  if (hasGoods) return 'nature-goods';
  return hasServices ? 'nature-services' : null;
}

function citation(
  document: Pick<InvoiceDocument, 'language'>,
  corrects: NonNullable<InvoiceDocument['corrects']>,
): string {
  const [year = '', month = '', day = ''] = corrects.issueDate.split('-');
  return document.language === 'fr'
    ? `${corrects.number} du ${day}/${month}/${year}`
    : `${corrects.number} of ${corrects.issueDate}`;
}

function exemptionKey(category: VatCategory): MentionKey | null {
  switch (category) {
    case 'S':
    case 'Z':
      return null;
    case 'E':
      return 'franchise';
    case 'AE':
      return 'reverse-charge';
    case 'K':
      return 'intra-eu-supply';
    case 'G':
      return 'export';
    case 'O':
      return 'out-of-scope';
    default:
      return unreachable(category);
  }
}
