import type { LocalDate } from '../../kernel/local-date.ts';
import { localDate } from '../../kernel/local-date.ts';

/** What a legal mention is about. */
export type MentionKey =
  | 'nature-services'
  | 'nature-goods'
  | 'nature-both'
  | 'late-penalty'
  | 'recovery-indemnity'
  | 'early-payment-discount'
  | 'vat-on-debits'
  | 'franchise'
  | 'reverse-charge'
  | 'intra-eu-supply'
  | 'export'
  | 'out-of-scope'
  | 'credit-note';

/** One version of a mention. */
export interface MentionText {
  readonly key: MentionKey;
  /** `{value}` stands for the wording or reference that the document brings. */
  readonly fr: string;
  readonly en: string;
  /** The law that asks for it. */
  readonly article: string;
  /** First issue date it is printed on; the newest version not after the issue date counts. */
  readonly validFrom: LocalDate;
}

/**
 * Legal mentions as dated data: when the law moves, a version is added and none is changed, so that a document
 * drawn again keeps its words.
 *
 * Articles of the CGI moved to the CIBS on 2026-09-01; wording that cites them stays accepted until 2027-12-31.
 * Exemption wording lives in vat-exemption.ts because it is also part of the VAT table.
 */
export const MENTION_TEXTS: readonly MentionText[] = [
  {
    key: 'nature-services',
    fr: 'Nature de l’opération : prestation de services',
    en: 'Nature of the operation: supply of services',
    article: 'CGI ann. II art. 242 nonies A I',
    validFrom: localDate('2022-10-10'),
  },
  {
    key: 'nature-goods',
    fr: 'Nature de l’opération : livraison de biens',
    en: 'Nature of the operation: supply of goods',
    article: 'CGI ann. II art. 242 nonies A I',
    validFrom: localDate('2022-10-10'),
  },
  {
    key: 'nature-both',
    fr: 'Nature de l’opération : livraison de biens et prestation de services',
    en: 'Nature of the operation: supply of goods and services',
    article: 'CGI ann. II art. 242 nonies A I',
    validFrom: localDate('2022-10-10'),
  },
  {
    key: 'late-penalty',
    fr: 'Pénalités de retard exigibles sans rappel dès le lendemain de l’échéance : {value}.',
    en: 'Late payment penalties due without reminder from the day after the due date: {value}.',
    article: 'C. com. L441-10 II',
    validFrom: localDate('2019-04-26'),
  },
  {
    key: 'recovery-indemnity',
    fr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
    en: 'Fixed compensation for recovery costs in case of late payment: EUR 40.',
    article: 'C. com. L441-10 II, D441-5',
    validFrom: localDate('2013-01-01'),
  },
  {
    key: 'early-payment-discount',
    fr: '{value}',
    en: '{value}',
    article: 'C. com. L441-9 I',
    validFrom: localDate('2019-10-01'),
  },
  {
    key: 'vat-on-debits',
    fr: 'Option pour le paiement de la taxe d’après les débits',
    en: 'VAT paid on debits (option exercised by the seller)',
    article: 'CGI ann. II art. 242 nonies A I',
    validFrom: localDate('2022-10-10'),
  },
  {
    key: 'vat-on-debits',
    fr: 'TVA acquittée sur les débits',
    en: 'VAT paid on debits',
    article: 'CGI art. 269-2 c',
    validFrom: localDate('1979-01-01'),
  },
  {
    key: 'credit-note',
    fr: 'Avoir annulant la facture {value}',
    en: 'Credit note cancelling invoice {value}',
    article: 'CGI art. 289 I-5',
    validFrom: localDate('2003-07-01'),
  },
];

/** The version of a mention on a day; null when none was in force. */
export function mentionTextOn(key: MentionKey, day: LocalDate): MentionText | null {
  const candidates = MENTION_TEXTS.filter((text) => text.key === key && text.validFrom <= day);
  return candidates.toSorted((left, right) => (left.validFrom < right.validFrom ? 1 : -1))[0] ?? null;
}
