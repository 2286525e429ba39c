import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { localDate } from '../../kernel/local-date.ts';
import {
  MAX_NUMBER_LENGTH,
  checkIssueDate,
  formatDocumentNumber,
  nextDocumentNumber,
  nextSeries,
  parseDocumentNumber,
} from './numbering.ts';

const anyNumber = fc.record({
  kind: fc.constantFrom('invoice' as const, 'credit-note' as const),
  series: fc.stringMatching(/^[A-Z]{1,4}$/),
  year: fc.integer({ min: 1900, max: 9999 }),
  counter: fc.integer({ min: 1, max: 999_999_999 }),
});

describe('the text of a number', () => {
  test('shows kind, series, year and counter', () => {
    expect(formatDocumentNumber({ kind: 'invoice', series: 'A', year: 2026, counter: 42 })).toBe(
      'FA-A-2026-00042',
    );
    expect(formatDocumentNumber({ kind: 'credit-note', series: 'B', year: 2026, counter: 123_456 })).toBe(
      'AV-B-2026-123456',
    );
  });

  test('keeps the limits of platforms and reads back (BR-FR-01, BR-FR-02)', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const text = formatDocumentNumber(number);
        expect(text.length).toBeLessThanOrEqual(MAX_NUMBER_LENGTH);
        expect(text).toMatch(/^[A-Za-z0-9+_/-]+$/);
        expect(parseDocumentNumber(text)).toEqual(number);
      }),
    );
  });

  test.each([
    'FA-A-2026-0042',
    'FA-A-2026-000042',
    'FA-A-2026-00000',
    'FA-a-2026-00001',
    'XX-A-2026-00001',
    '',
  ])('%j is no number of ours', (text) => {
    expect(parseDocumentNumber(text)).toBeNull();
  });
});

test('series follow each other like columns of a sheet', () => {
  expect(['A', 'Y', 'Z', 'AZ', 'ZZ', 'BCZ'].map(nextSeries)).toEqual(['B', 'Z', 'AA', 'BA', 'AAA', 'BDA']);
});

describe('the next number', () => {
  const last = { number: 'FA-A-2026-00042', issueDate: localDate('2026-11-21') };

  test('starts at 1', () => {
    expect(nextDocumentNumber('invoice', 'A', localDate('2026-11-22'), null)).toMatchObject({
      value: { counter: 1, year: 2026 },
    });
  });

  test('follows the last of the same year, on the same day too', () => {
    expect(nextDocumentNumber('invoice', 'A', localDate('2026-11-21'), last)).toMatchObject({
      value: { counter: 43 },
    });
  });

  test('starts again with the year', () => {
    expect(nextDocumentNumber('invoice', 'A', localDate('2027-01-01'), last)).toMatchObject({
      value: { counter: 1, year: 2027 },
    });
  });

  test('is refused when the clock went back, with the date that blocks', () => {
    const refusal = {
      ok: false,
      error: { tag: 'ClockBeforeLastIssue', lastIssueDate: '2026-11-21', today: '2026-11-20' },
    };
    expect(nextDocumentNumber('invoice', 'A', localDate('2026-11-20'), last)).toEqual(refusal);
    expect(checkIssueDate(localDate('2026-11-20'), localDate('2026-11-21'))).toEqual(refusal);
  });

  test('is refused after a number of another series or kind', () => {
    const today = localDate('2026-11-22');
    expect(nextDocumentNumber('invoice', 'B', today, last)).toMatchObject({
      error: { tag: 'NumberOfAnotherSeries' },
    });
    expect(nextDocumentNumber('credit-note', 'A', today, last)).toMatchObject({
      error: { tag: 'NumberOfAnotherSeries' },
    });
  });

  test('leaves no gap and no duplicate over many issues', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 30 }), (gaps) => {
        let previous: { number: string; issueDate: ReturnType<typeof localDate> } | null = null;
        let day = Date.UTC(2026, 0, 1);
        const counters = new Map<number, number[]>();
        for (const gap of gaps) {
          day += gap * 86_400_000;
          const issueDate = localDate(new Date(day).toISOString().slice(0, 10));
          const next = nextDocumentNumber('invoice', 'A', issueDate, previous);
          if (!next.ok) throw new Error(next.error.tag);
          counters.set(next.value.year, [...(counters.get(next.value.year) ?? []), next.value.counter]);
          previous = { number: formatDocumentNumber(next.value), issueDate };
        }
        for (const given of counters.values()) expect(given).toEqual(given.map((_, index) => index + 1));
      }),
    );
  });
});
