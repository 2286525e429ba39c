import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** Where an agreement stands on a day. */
export const CONTRACT_STANDINGS = ['running', 'to-renew', 'renewed', 'ended'] as const;

/** Running, waiting for a decision, or decided. */
export type ContractStanding = (typeof CONTRACT_STANDINGS)[number];

/** What was decided about the end of a period. */
export type ContractDecision = 'renewed' | 'ended';

/** The days of an agreement that runs and ends. */
export interface ContractTerm {
  readonly startsOn: LocalDate;
  /** Last day it covers. */
  readonly endsOn: LocalDate;
  /** Days before the end from which it waits for a decision. */
  readonly noticeDays: number;
}

/** Why a term is not kept, with the field at fault. */
export type ContractFault =
  | { readonly tag: 'ContractEndsBeforeStart'; readonly field: 'endsOn' }
  | { readonly tag: 'ContractOutOfRange'; readonly field: 'startsOn' | 'endsOn' }
  | { readonly tag: 'NoticeBeyondTerm'; readonly field: 'noticeDays'; readonly most: number };

/** First year a term may begin in; older ones are typing mistakes. */
export const FIRST_YEAR = 1950;

/** Last year a term may end in, so that a following period is still a calendar day of four digits. */
export const LAST_YEAR = 2199;

/** Checks that the days are in order and that the notice lies within the term. */
export function checkContract(term: ContractTerm): Result<null, ContractFault> {
  if (yearOf(term.startsOn) < FIRST_YEAR || yearOf(term.startsOn) > LAST_YEAR)
    return err({ tag: 'ContractOutOfRange', field: 'startsOn' });
  if (term.endsOn < term.startsOn) return err({ tag: 'ContractEndsBeforeStart', field: 'endsOn' });
  if (yearOf(term.endsOn) > LAST_YEAR) return err({ tag: 'ContractOutOfRange', field: 'endsOn' });
  const most = daysBetween(term.startsOn, term.endsOn);
  if (term.noticeDays < 0 || term.noticeDays > most)
    return err({ tag: 'NoticeBeyondTerm', field: 'noticeDays', most });
  return ok(null);
}

/** The first day on which it waits for a decision. */
export const waitsFrom = ({ endsOn, noticeDays }: ContractTerm): LocalDate => addDays(endsOn, -noticeDays);

/** Where an agreement stands; one whose end went by without a decision still waits for it. */
export function contractStanding(
  contract: ContractTerm & { readonly decision: ContractDecision | null },
  today: LocalDate,
): ContractStanding {
  if (contract.decision !== null) return contract.decision;
  return waitsFrom(contract) <= today ? 'to-renew' : 'running';
}

/**
 * The period that follows: it begins on the day after the end and lasts as long.
 *
 * What lasts whole months goes on in whole months, so that a year that began on 1 January ends on 31 December,
 * leap year or not; any other length is counted in days.
 */
export function nextPeriod({ startsOn, endsOn, noticeDays }: ContractTerm): ContractTerm {
  const next = addDays(endsOn, 1);
  const months = wholeMonths(startsOn, next);
  const until =
    months === null ? addDays(next, daysBetween(startsOn, endsOn)) : addDays(monthsLater(next, months), -1);
  return { startsOn: next, endsOn: until, noticeDays: Math.min(noticeDays, daysBetween(next, until)) };
}

/**
 * How many whole months lie between two days; null when it is no whole number.
 *
 * Where the day does not exist in the later month, its last day and the first day after it both count: from
 * 31 January, a month ends on 27 or on 28 February, as people write either.
 */
function wholeMonths(from: LocalDate, to: LocalDate): number | null {
  const about = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  return (
    [about, about - 1].find(
      (months) => months > 0 && (monthsLater(from, months) === to || overflowing(from, months) === to),
    ) ?? null
  );
}

/** The same day so many months later, or the last day of that month. */
function monthsLater(day: LocalDate, months: number): LocalDate {
  const first = firstOfMonth(day, months);
  const last = addDays(firstOfMonth(day, months + 1), -1);
  const same = addDays(first, Number(day.slice(8)) - 1);
  return same > last ? last : same;
}

/** The same day so many months later, or the first day after that month. */
function overflowing(day: LocalDate, months: number): LocalDate {
  const following = firstOfMonth(day, months + 1);
  const same = addDays(firstOfMonth(day, months), Number(day.slice(8)) - 1);
  return same > following ? following : same;
}

function firstOfMonth(day: LocalDate, months: number): LocalDate {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  const month = String((count % 12) + 1).padStart(2, '0');
  return `${year}-${month}-01` as LocalDate;
}

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
const monthOf = (day: LocalDate): number => Number(day.slice(5, 7));
