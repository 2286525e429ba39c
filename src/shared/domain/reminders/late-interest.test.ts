import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localDate } from '../../kernel/local-date.ts';
import { cents } from '../../kernel/money.ts';
import { lateCosts, type LateFacts } from './late-interest.ts';
import { penaltyTermsOf } from './penalty-terms.ts';

const NO_NEWER = { legal: null, refinancing: null };

const facts = (changed: Partial<LateFacts> = {}): LateFacts => ({
  buyerKind: 'company',
  grossCents: cents(120_000),
  dueDate: localDate('2026-03-31'),
  payments: [],
  terms: { kind: 'fixed', rate: 1215 },
  newer: NO_NEWER,
  ...changed,
});

describe('late costs', () => {
  it('runs from the day after the due date, over 365 days, rounded once', () => {
    expect(lateCosts(facts(), localDate('2026-03-31'))).toMatchObject({ interestCents: 0, feeCents: 0 });
    // 1,200.00 × 12.15 % × 15 / 365 = 5.9917…
    expect(lateCosts(facts(), localDate('2026-04-15'))).toMatchObject({
      daysLate: 15,
      interestCents: 599,
      feeCents: 4_000,
      totalCents: 120_000 + 599 + 4_000,
    });
  });

  it('follows the legal rate over the change of the half-year', () => {
    const costs = lateCosts(
      facts({ dueDate: localDate('2025-12-21'), terms: { kind: 'legal', times: 3 } }),
      localDate('2026-01-10'),
    );
    // 10 days at 3 × 2.76 %, 10 days at 3 × 2.62 %.
    expect(costs.interestCents).toBe(Math.round((120_000 * (10 * 0.0828 + 10 * 0.0786)) / 365));
    expect(costs.rate).toBe(786);
  });

  it('counts a part that came in from its day on', () => {
    const payments = [{ date: localDate('2026-04-10'), amountCents: cents(100_000) }];
    const costs = lateCosts(facts({ payments }), localDate('2026-04-20'));
    expect(costs.interestCents).toBe(Math.round((0.1215 * (120_000 * 10 + 20_000 * 10)) / 365));
    expect(costs).toMatchObject({ restCents: 20_000, feeCents: 4_000 });
  });

  it('asks no fee and no interest of a consumer', () => {
    const costs = lateCosts(facts({ buyerKind: 'person' }), localDate('2026-06-30'));
    expect(costs).toMatchObject({ interestCents: 0, feeCents: 0, totalCents: 120_000 });
  });

  it('takes the newer rate of the settings after the last known half-year only', () => {
    const newer = { legal: 300, refinancing: null };
    const at = (day: string) =>
      lateCosts(facts({ newer, terms: { kind: 'legal', times: 3 } }), localDate(day)).rate;
    expect([at('2026-06-30'), at('2026-07-01')]).toEqual([786, 900]);
  });

  it('never falls from one day to the next, and equals a sum day by day', () => {
    assert(
      property(
        integer({ min: 1, max: 50_000_000 }),
        integer({ min: 1, max: 900 }),
        array(record({ after: integer({ min: -30, max: 900 }), part: integer({ min: 1, max: 60 }) }), {
          maxLength: 4,
        }),
        constantFrom<LateFacts['terms']>(
          { kind: 'fixed', rate: 1215 },
          { kind: 'legal', times: 3 },
          { kind: 'refinancing', points: 1000 },
        ),
        (gross, days, parts, terms) => {
          const dueDate = localDate('2024-11-10');
          const payments = parts.map(({ after, part }) => ({
            date: addDays(dueDate, after),
            amountCents: cents(Math.floor((gross * part) / 100)),
          }));
          const of = facts({ grossCents: cents(gross), dueDate, payments, terms });
          const today = addDays(dueDate, days);
          const costs = lateCosts(of, today);
          let sum = 0;
          for (let day = 1; day <= days; day += 1) {
            const evening = addDays(dueDate, day - 1);
            const paid = payments.reduce(
              (total, one) => (one.date <= evening ? total + one.amountCents : total),
              0,
            );
            sum += Math.max(0, gross - paid) * lateCosts(of, addDays(dueDate, day)).rate;
          }
          expect(Math.abs(costs.interestCents - sum / 3_650_000)).toBeLessThanOrEqual(0.500_001);
          expect(lateCosts(of, addDays(today, 1)).interestCents).toBeGreaterThanOrEqual(costs.interestCents);
          expect(daysBetween(dueDate, today)).toBe(costs.daysLate);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('terms of the wording on an invoice', () => {
  it.each([
    ['12,15 % par an', { kind: 'fixed', rate: 1215 }],
    ['10\u00a0% par an', { kind: 'fixed', rate: 1000 }],
    ['3 fois le taux d’intérêt légal', { kind: 'legal', times: 3 }],
    ["Trois fois le taux d'intérêt légal", { kind: 'legal', times: 3 }],
    ['Three times the French legal interest rate', { kind: 'legal', times: 3 }],
    ['taux BCE majoré de 10 points', { kind: 'refinancing', points: 1000 }],
    ['Taux de refinancement de la Banque centrale européenne + 10 %', { kind: 'refinancing', points: 1000 }],
  ])('reads %s', (wording, terms) => {
    expect(penaltyTermsOf(wording)).toEqual(terms);
  });

  it.each(['', 'selon nos conditions générales', '1 % par mois', '5 % ou 8 % selon le cas', 'taux légal'])(
    'guesses nothing from "%s"',
    (wording) => {
      expect(penaltyTermsOf(wording)).toBeNull();
    },
  );
});
