import { addDays, daysBetween, localDate, type LocalDate } from '../../kernel/local-date.ts';
import { cents, ZERO, type Cents } from '../../kernel/money.ts';
import { halfYearOf, officialRates, type BasisPoints, type NewerRates } from './official-rates.ts';
import { rateUnder, type PenaltyTerms } from './penalty-terms.ts';

/** Fixed compensation for recovery costs, per late invoice, between businesses only (C. com. D441-5). */
export const RECOVERY_FEE: Cents = cents(4_000);

/** Days that a formal notice gives (invoicing.md §A6). */
export const NOTICE_DAYS = 8;

/** What interest is computed from. */
export interface LateFacts {
  readonly buyerKind: 'company' | 'person';
  readonly grossCents: Cents;
  /** Last day to pay. */
  readonly dueDate: LocalDate;
  /** What came in, in any order. */
  readonly payments: readonly { readonly date: LocalDate; readonly amountCents: Cents }[];
  readonly terms: PenaltyTerms;
  readonly newer: NewerRates;
}

/** What a late invoice costs its client on a day. */
export interface LateCosts {
  readonly daysLate: number;
  readonly restCents: Cents;
  readonly interestCents: Cents;
  readonly feeCents: Cents;
  readonly totalCents: Cents;
  /** Yearly rate on that day. */
  readonly rate: BasisPoints;
}

const ROUNDING_BASE = 10_000n * 365n;

/**
 * Rest, interest and fixed fee of an invoice on a day.
 *
 * Interest starts on the day after the due date without any reminder (C. com. L441-10 II), on what was owed each day,
 * at the rate of the half-year, over 365 days; cents are rounded once, half up. A consumer owes neither interest under
 * the Commercial Code nor the fee: interest at the legal rate only runs from the formal notice (C. civ. 1231-6).
 */
export function lateCosts(facts: LateFacts, today: LocalDate): LateCosts {
  const daysLate = daysBetween(facts.dueDate, today);
  const restCents = owedOn(facts, today);
  const rate = rateOn(facts, today);
  if (facts.buyerKind === 'person' || daysLate <= 0) {
    return { daysLate, restCents, interestCents: ZERO, feeCents: ZERO, totalCents: restCents, rate };
  }
  const interestCents = interestUntil(facts, today);
  // Owed as soon as the due date has passed with money missing, also when the rest came in late.
  const feeCents = owedOn(facts, facts.dueDate) > 0 ? RECOVERY_FEE : ZERO;
  return {
    daysLate,
    restCents,
    interestCents,
    feeCents,
    totalCents: cents(restCents + interestCents + feeCents),
    rate,
  };
}

const rateOn = (facts: LateFacts, day: LocalDate): BasisPoints =>
  rateUnder(facts.terms, officialRates(halfYearOf(day), facts.newer));

/** What was missing at the end of a day; never below zero. */
function owedOn({ grossCents, payments }: LateFacts, day: LocalDate): Cents {
  const paid = payments.reduce((sum, one) => (one.date <= day ? sum + one.amountCents : sum), 0);
  return cents(Math.max(0, grossCents - paid));
}

/** Walks from one change of rate or balance to the next. */
function interestUntil(facts: LateFacts, today: LocalDate): Cents {
  let weighted = 0n;
  let from = facts.dueDate;
  while (from < today) {
    const changes = [
      today,
      endOfHalfYear(addDays(from, 1)),
      ...facts.payments.filter(({ date }) => date > from && date < today).map(({ date }) => date),
    ];
    const to = changes.reduce((first, day) => (day < first ? day : first));
    // A payment of a day counts from that day on: what was owed on the evening of `from` is owed until `to`.
    weighted += BigInt(owedOn(facts, from)) * BigInt(daysBetween(from, to)) * BigInt(rateOn(facts, to));
    from = to;
  }
  return cents(Number((weighted * 2n + ROUNDING_BASE) / (ROUNDING_BASE * 2n)));
}

const endOfHalfYear = (day: LocalDate): LocalDate =>
  localDate(halfYearOf(day).endsWith('1') ? `${day.slice(0, 4)}-06-30` : `${day.slice(0, 4)}-12-31`);
