import { addDays, isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Language } from './i18n.ts';

const SPACES = /[\s\u00A0\u202F\u2009]/g;

/**
 * A number as typed (`1 234,5`, `1.234,5`, `1,234.50`, `12,5 €`) as a decimal of the contract; null when it is none.
 *
 * The last of comma and point is the decimal mark, except that a lone separator before exactly three digits groups
 * thousands in the language that groups with it (a French point, an English comma).
 */
export function parseTypedDecimal(text: string, language: Language): string | null {
  const bare = text.replaceAll(SPACES, '').replace(/[€%]$/, '').replace(/^€/, '').replace(/^[−–]/, '-');
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(bare)) return null;
  const mark = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const sign = bare.startsWith('-') ? '-' : '';
  const digits = (part: string): string => part.replaceAll(/\D/g, '');
  const whole = (part: string): string => digits(part).replace(/^0+(?=\d)/, '') || '0';
  if (mark === -1) return `${sign}${whole(bare)}`;
  const character = bare[mark];
  const groups = character === (language === 'fr' ? '.' : ',');
  const after = bare.slice(mark + 1);
  const isRepeated = bare.indexOf(character ?? '') !== mark;
  if (isRepeated || (groups && after.length === 3 && !/[.,]/.test(bare.slice(0, mark)))) {
    return /[.,]\d{0,2}$|[.,]\d{4,}/.test(bare) ? null : `${sign}${whole(bare)}`;
  }
  return after === ''
    ? `${sign}${whole(bare.slice(0, mark))}`
    : `${sign}${whole(bare.slice(0, mark))}.${digits(after)}`;
}

/** An amount as typed, in cents; null when it is no number, has more than two decimals or is out of reach. */
export function parseTypedMoney(text: string, language: Language): Cents | null {
  const decimal = parseTypedDecimal(text, language);
  if (decimal === null) return null;
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(decimal);
  if (match === null) return null;
  const value = Number(`${match[2] ?? '0'}${(match[3] ?? '').padEnd(2, '0')}`);
  if (!Number.isSafeInteger(value)) return null;
  return (match[1] === '-' && value !== 0 ? -value : value) as Cents;
}

const WEEKDAYS = {
  fr: ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'],
  en: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
} as const;

const MONTHS = {
  fr: ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'],
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
} as const;

const NEAR: Readonly<Record<string, number>> = {
  'avant-hier': -2,
  hier: -1,
  yesterday: -1,
  "aujourd'hui": 0,
  auj: 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  'apres-demain': 2,
};

const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('\u2019', "'").toLowerCase().trim();

const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

const dateOf = (year: number, month: number, day: number): LocalDate | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(text) ? text : null;
};

const fullYear = (typed: string | undefined, from: LocalDate): number => {
  if (typed === undefined) return Number(from.slice(0, 4));
  return typed.length <= 2 ? 2000 + Number(typed) : Number(typed);
};

/**
 * A day as typed: `demain`, `lun`, `22/11`, `22/11/2026`, `22 nov`, `22`, `+3`, `2026-11-22`; null when it is none.
 *
 * Weekdays mean the next such day after `from`; a lone number is a day of the month of `from`. Words of both
 * languages are understood in both, dates are always day first.
 */
export function parseTypedDate(text: string, from: LocalDate): LocalDate | null {
  const typed = folded(text);
  if (isLocalDate(typed)) return typed;
  const near = NEAR[typed];
  if (near !== undefined) return addDays(from, near);
  const shift = /^([+-]\d{1,3})\s?[jd]?$/.exec(typed);
  if (shift !== null) return addDays(from, Number(shift[1]));
  const numbers = /^(\d{1,2})(?:[/.\s-](\d{1,2})(?:[/.\s-](\d{2}|\d{4}))?)?$/.exec(typed);
  if (numbers !== null) {
    const month = numbers[2] === undefined ? Number(from.slice(5, 7)) : Number(numbers[2]);
    return dateOf(fullYear(numbers[3], from), month, Number(numbers[1]));
  }
  const named = /^(\d{1,2})(?:er|st|nd|rd|th)?\s([a-z]{3,})\.?(?:\s(\d{2}|\d{4}))?$/.exec(typed);
  if (named !== null) {
    const word = named[2] ?? '';
    const month = [MONTHS.fr, MONTHS.en]
      .map((names) => names.findIndex((name) => word.startsWith(name) || name.startsWith(word)))
      .find((index) => index !== -1);
    return month === undefined ? null : dateOf(fullYear(named[3], from), month + 1, Number(named[1]));
  }
  const weekday = [WEEKDAYS.fr, WEEKDAYS.en]
    .map((names) => names.findIndex((name) => typed.startsWith(name)))
    .find((index) => index !== -1);
  if (weekday === undefined || !/^[a-z]{3,9}\.?$/.test(typed)) return null;
  const ahead = (weekday - weekdayOf(from) + 7) % 7;
  return addDays(from, ahead === 0 ? 7 : ahead);
}
