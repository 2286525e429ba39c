import { assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, endOfMonth, localDate, type LocalDate } from '../../kernel/local-date.ts';
import {
  checkContract,
  contractStanding,
  nextPeriod,
  waitsFrom,
  type ContractTerm,
} from './service-contract.ts';

const term = (startsOn: string, endsOn: string, noticeDays = 0): ContractTerm => ({
  startsOn: localDate(startsOn),
  endsOn: localDate(endsOn),
  noticeDays,
});
const after = (startsOn: string, endsOn: string): string => {
  const next = nextPeriod(term(startsOn, endsOn));
  return `${next.startsOn} ${next.endsOn}`;
};

const anyDay = integer({ min: 0, max: 80_000 }).map((days): LocalDate =>
  addDays(localDate('1960-01-01'), days),
);
const anyTerm = tuple(anyDay, integer({ min: 0, max: 4000 }), integer({ min: 0, max: 4000 })).map(
  ([startsOn, length, notice]): ContractTerm => ({
    startsOn,
    endsOn: addDays(startsOn, length),
    noticeDays: Math.min(notice, length),
  }),
);

describe('a term', () => {
  it('is refused with the field at fault when its days are not in order', () => {
    expect(checkContract(term('2026-02-01', '2026-01-31'))).toMatchObject({
      error: { tag: 'ContractEndsBeforeStart', field: 'endsOn' },
    });
    expect(checkContract(term('2026-01-01', '2026-01-01'))).toMatchObject({ ok: true });
    expect(checkContract(term('1949-12-31', '2026-01-01'))).toMatchObject({
      error: { tag: 'ContractOutOfRange', field: 'startsOn' },
    });
    expect(checkContract(term('2026-01-01', '2200-01-01'))).toMatchObject({
      error: { tag: 'ContractOutOfRange', field: 'endsOn' },
    });
  });

  it('has its notice within it', () => {
    expect(checkContract(term('2026-01-01', '2026-01-31', 30))).toMatchObject({ ok: true });
    expect(checkContract(term('2026-01-01', '2026-01-31', 31))).toMatchObject({
      error: { tag: 'NoticeBeyondTerm', most: 30 },
    });
    expect(checkContract(term('2026-01-01', '2026-01-31', -1))).toMatchObject({ ok: false });
  });

  it('waits for a decision from the first day of the notice, and still after its end', () => {
    const contract = { ...term('2026-01-01', '2026-12-31', 60), decision: null };
    expect(waitsFrom(contract)).toBe('2026-11-01');
    expect(contractStanding(contract, localDate('2026-10-31'))).toBe('running');
    expect(contractStanding(contract, localDate('2026-11-01'))).toBe('to-renew');
    expect(contractStanding(contract, localDate('2030-01-01'))).toBe('to-renew');
    expect(contractStanding({ ...contract, decision: 'ended' }, localDate('2026-11-01'))).toBe('ended');
  });
});

describe('the period that follows', () => {
  it('keeps years, quarters and months whole, across leap days', () => {
    expect(after('2026-01-01', '2026-12-31')).toBe('2027-01-01 2027-12-31');
    expect(after('2027-01-01', '2027-12-31')).toBe('2028-01-01 2028-12-31');
    expect(after('2023-03-01', '2024-02-29')).toBe('2024-03-01 2025-02-28');
    expect(after('2024-02-01', '2024-02-29')).toBe('2024-03-01 2024-03-31');
    expect(after('2026-11-15', '2027-02-14')).toBe('2027-02-15 2027-05-14');
  });

  it('takes a month that begins on a day the next one has not, written either way', () => {
    expect(after('2026-01-31', '2026-02-27')).toBe('2026-02-28 2026-03-27');
    expect(after('2026-01-31', '2026-02-28')).toBe('2026-03-01 2026-03-31');
    expect(after('2024-02-29', '2025-02-28')).toBe('2025-03-01 2026-02-28');
    expect(after('2024-02-29', '2025-02-27')).toBe('2025-02-28 2026-02-27');
  });

  it('counts any other length in days', () => {
    expect(after('2026-01-01', '2026-01-10')).toBe('2026-01-11 2026-01-20');
    expect(after('2026-01-01', '2026-01-01')).toBe('2026-01-02 2026-01-02');
  });

  it('begins on the day after the end, is never empty and keeps its notice within', () => {
    assert(
      property(anyTerm, (one) => {
        const next = nextPeriod(one);
        expect(daysBetween(one.endsOn, next.startsOn)).toBe(1);
        expect(next.endsOn >= next.startsOn).toBe(true);
        expect(next.noticeDays).toBeLessThanOrEqual(one.noticeDays);
        expect(checkContract(next).ok || next.endsOn > '2199-12-31').toBe(true);
        // As long, but for the months it falls in (three days at most) and its leap days (two, around a year like 2100).
        expect(
          Math.abs(daysBetween(next.startsOn, next.endsOn) - daysBetween(one.startsOn, one.endsOn)),
        ).toBeLessThan(6);
      }),
    );
  });

  it('never drifts off the ends of months, however often it is renewed', () => {
    assert(
      property(anyDay, integer({ min: 0, max: 35 }), integer({ min: 1, max: 24 }), (day, months, times) => {
        const startsOn = localDate(`${day.slice(0, 8)}01`);
        let endsOn = endOfMonth(startsOn);
        for (let more = 0; more < months; more += 1) endsOn = endOfMonth(addDays(endsOn, 1));
        let one: ContractTerm = { startsOn, endsOn, noticeDays: 0 };
        for (let turn = 0; turn < times; turn += 1) {
          one = nextPeriod(one);
          expect(one.startsOn.slice(8)).toBe('01');
          expect(one.endsOn).toBe(endOfMonth(one.endsOn));
        }
      }),
    );
  });
});
