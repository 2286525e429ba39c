import type { LocalDate } from '../../kernel/local-date.ts';
import type { Cents } from '../../kernel/money.ts';

/** Language of a printed document. */
export type DocumentLanguage = 'fr' | 'en';

const NARROW_NO_BREAK = '\u202f';
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

const SEPARATORS = {
  fr: { group: NARROW_NO_BREAK, decimal: ',' },
  en: { group: ',', decimal: '.' },
} as const;

const MONTHS = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

/** The sign that separates decimals, on which columns are aligned. */
export const decimalSeparator = (language: DocumentLanguage): string => SEPARATORS[language].decimal;

/**
 * A decimal string in the writing of a language, with at least `minimumDecimals`; other trailing zeros go.
 *
 * Works on the digits: a float would print 0.1 + 0.2 as it is.
 */
export function formatDecimal(value: string, language: DocumentLanguage, minimumDecimals = 0): string {
  const isNegative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (isNegative ? value.slice(1) : value).split('.');
  const decimals = fraction.replace(/0+$/, '').padEnd(minimumDecimals, '0');
  const { group, decimal } = SEPARATORS[language];
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
  return `${isNegative ? MINUS : ''}${grouped}${decimals === '' ? '' : `${decimal}${decimals}`}`;
}

const centsToDecimal = (amount: Cents): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** An amount with two decimals and without currency, for columns. */
export const formatAmount = (amount: Cents, language: DocumentLanguage): string =>
  formatDecimal(centsToDecimal(amount), language, 2);

/** An amount with its currency: `1 234,50 €` or `€1,234.50`. */
export function formatMoney(amount: Cents, language: DocumentLanguage): string {
  const text = formatAmount(amount, language);
  if (language === 'fr') return `${text}${NO_BREAK}€`;
  return text.startsWith(MINUS) ? `${MINUS}€${text.slice(1)}` : `€${text}`;
}

/** A rate in percent: `5,5 %` or `5.5%`. */
export const formatPercent = (rate: string, language: DocumentLanguage): string =>
  `${formatDecimal(rate, language)}${language === 'fr' ? NARROW_NO_BREAK : ''}%`;

/** A day as `22 nov. 2026` or `22 Nov 2026`, never broken over two lines. */
export function formatDate(date: LocalDate, language: DocumentLanguage): string {
  const month = MONTHS[language][Number(date.slice(5, 7)) - 1] ?? '';
  return [String(Number(date.slice(8, 10))), month, date.slice(0, 4)].join(NO_BREAK);
}

/** Text in groups of `size` characters joined by no-break spaces: IBAN by four, SIREN by three. */
export const grouped = (text: string, size: number): string =>
  (text.replaceAll(/\s/g, '').match(new RegExp(`.{1,${String(size)}}`, 'g')) ?? []).join(NO_BREAK);

/** SIRET as SIREN in threes and the five digits of the establishment. */
export function formatSiret(siret: string): string {
  const digits = siret.replaceAll(/\s/g, '');
  return [grouped(digits.slice(0, 9), 3), digits.slice(9)].filter((part) => part !== '').join(NO_BREAK);
}
