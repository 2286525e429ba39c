import type { Brand } from './brand.ts';

/** A calendar day without time or zone, as `2026-11-22`: sortable and comparable as text. */
export type LocalDate = Brand<string, 'LocalDate'>;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_IN_MILLISECONDS = 86_400_000;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Number of days of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a text is a day that exists (refuses 2026-02-30). */
export function isLocalDate(text: string): text is LocalDate {
  const match = SHAPE.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads a day; throws on a text that is not one (for trusted text only, parse input with the contract's schema). */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error('Not a calendar day');
  return text;
}

// Date.UTC is a pure function of its arguments: no clock is read.
const toEpochDay = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_IN_MILLISECONDS;

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from);

/** The day `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = Date.parse(`${date}T00:00:00Z`) + days * DAY_IN_MILLISECONDS;
  return toText(moved);
}

/** Last day of the month of a date. */
export function endOfMonth(date: LocalDate): LocalDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return localDate(`${date.slice(0, 8)}${String(daysInMonth(year, month)).padStart(2, '0')}`);
}

// oxlint-disable-next-line no-restricted-globals -- new Date(number) only formats a number, it reads no clock.
const toText = (milliseconds: number): LocalDate =>
  localDate(new Date(milliseconds).toISOString().slice(0, 10));
