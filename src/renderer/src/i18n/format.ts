import type { Instant } from '#shared/kernel/instant.ts';
import { daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Language } from './i18n.ts';

// Ireland and Britain write euros and days as the English screens need them.
const moneyLocale = { fr: 'fr-FR', en: 'en-IE' } as const;
const dateLocale = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Narrow no-break spaces everywhere: the platform mixes two kinds. */
const narrow = (text: string): string => text.replaceAll(/[\u00A0\u2009]/g, '\u202F');

const padded = (value: number): string => String(value).padStart(2, '0');

/** Calendar day of a moment where the person is. */
export const dayOf = (moment: Date): LocalDate =>
  `${String(moment.getFullYear())}-${padded(moment.getMonth() + 1)}-${padded(moment.getDate())}` as LocalDate;

/** Today where the person is. */
export const today = (): LocalDate => dayOf(new Date());

const utcOf = (date: LocalDate): Date => new Date(`${date}T00:00:00Z`);

/** Everything screens print that is not a word, in one language. */
export interface Format {
  /** `1 234,50 €` or `€1,234.50`. */
  readonly money: (amount: Cents) => string;
  /** Amounts on axes: `12,4 k€`. */
  readonly shortMoney: (amount: Cents) => string;
  /** `22 nov. 2026` from a calendar day. */
  readonly date: (date: LocalDate) => string;
  /** `dim. 22 nov.`: within the year that is shown anyway. */
  readonly shortDate: (date: LocalDate) => string;
  /** `nov.` or `nov. 2026` from `2026-11`. */
  readonly month: (month: string, withYear?: boolean) => string;
  /** `22 nov. 2026, 14:05` from a moment. */
  readonly dateTime: (at: Instant) => string;
  /** `14:05`. */
  readonly time: (at: Instant) => string;
  /** `hier`, `il y a 3 jours`, `dans 2 jours`; the date beyond seven days. */
  readonly relativeDay: (date: LocalDate) => string;
  /** The same from a moment; within the day, its time. */
  readonly relative: (at: Instant) => string;
  /** `1 h 30`, `45 min`. */
  readonly duration: (minutes: number) => string;
  /** A wait that is counted down: `1 min 20 s`, `45 s`. */
  readonly wait: (seconds: number) => string;
  /** A decimal of the contract (`1234.5`) as people write it; keeps the decimals it has. */
  readonly decimal: (text: string) => string;
  /** A whole number with separators. */
  readonly count: (value: number) => string;
  /** `12,5 %` from 12.5. */
  readonly percent: (value: number) => string;
  /** `3,4 Mo`. */
  readonly bytes: (value: number) => string;
}

function makeFormat(language: Language): Format {
  const numbers = moneyLocale[language];
  const dates = dateLocale[language];
  const money = new Intl.NumberFormat(numbers, { style: 'currency', currency: 'EUR' });
  const shortMoney = new Intl.NumberFormat(numbers, {
    style: 'currency',
    currency: 'EUR',
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const day = new Intl.DateTimeFormat(dates, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const shortDay = new Intl.DateTimeFormat(dates, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(dates, { month: 'short', timeZone: 'UTC' });
  const monthAndYear = new Intl.DateTimeFormat(dates, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(dates, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(dates, { numeric: 'auto' });
  const count = new Intl.NumberFormat(numbers);
  const percent = new Intl.NumberFormat(numbers, { style: 'percent', maximumFractionDigits: 2 });

  const date = (value: LocalDate): string => day.format(utcOf(value));
  const relativeDay = (value: LocalDate): string => {
    const days = daysBetween(today(), value);
    return Math.abs(days) <= 7 ? relative.format(days, 'day') : date(value);
  };
  return {
    money: (amount) => narrow(money.format(amount / 100)),
    shortMoney: (amount) => narrow(shortMoney.format(amount / 100)),
    date,
    shortDate: (value) => shortDay.format(utcOf(value)),
    month: (value, withYear = false) =>
      (withYear ? monthAndYear : month).format(utcOf(`${value}-01` as LocalDate)),
    dateTime: (at) => `${date(dayOf(new Date(at)))}, ${time.format(new Date(at))}`,
    time: (at) => time.format(new Date(at)),
    relativeDay,
    relative: (at) => {
      const moment = new Date(at);
      return dayOf(moment) === today() ? time.format(moment) : relativeDay(dayOf(moment));
    },
    duration: (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return `${String(rest)}\u202Fmin`;
      return rest === 0 ? `${String(hours)}\u202Fh` : `${String(hours)}\u202Fh\u202F${padded(rest)}`;
    },
    wait: (seconds) => {
      const minutes = Math.floor(seconds / 60);
      const rest = seconds % 60;
      if (minutes === 0) return `${String(rest)}\u202Fs`;
      return rest === 0
        ? `${String(minutes)}\u202Fmin`
        : `${String(minutes)}\u202Fmin\u202F${String(rest)}\u202Fs`;
    },
    decimal: (text) => {
      const decimals = (text.split('.')[1] ?? '').length;
      return narrow(
        new Intl.NumberFormat(numbers, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(Number(text)),
      );
    },
    count: (value) => narrow(count.format(value)),
    percent: (value) => narrow(percent.format(value / 100)),
    bytes: (value) => {
      const units = language === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB'];
      const step = Math.min(3, Math.floor(Math.log(Math.max(1, value)) / Math.log(1024)));
      const scaled = new Intl.NumberFormat(numbers, { maximumFractionDigits: step === 0 ? 0 : 1 });
      return `${narrow(scaled.format(value / 1024 ** step))}\u202F${units[step] ?? ''}`;
    },
  };
}

const made: Partial<Record<Language, Format>> = {};

/** The formats of a language, made once. */
export const formatOf = (language: Language): Format => (made[language] ??= makeFormat(language));
