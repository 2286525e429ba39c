import { describe, expect, test } from 'vitest';

import { localDate } from '../../kernel/local-date.ts';
import { dueDate, paymentTermsText, paymentTermsWarning } from './payment-terms.ts';
import type { PaymentTerms } from './payment-terms.ts';

const terms = (days: number, endOfMonth: PaymentTerms['endOfMonth'] = 'none'): PaymentTerms => ({
  days,
  endOfMonth,
});

describe('due date', () => {
  test.each([
    ['2026-11-22', terms(30), '2026-12-22'],
    ['2026-11-22', terms(0), '2026-11-22'],
    ['2026-01-31', terms(30), '2026-03-02'],
    // Both readings of 45 days end of month.
    ['2026-11-22', terms(45, 'after-days'), '2027-01-31'],
    ['2026-11-22', terms(45, 'before-days'), '2027-01-14'],
    ['2028-01-15', terms(30, 'after-days'), '2028-02-29'],
  ])('%s with %j is %s', (issueDate, given, expected) => {
    expect(dueDate(localDate(issueDate), given)).toBe(expected);
  });
});

describe('limits between businesses', () => {
  const issue = localDate('2026-11-22');

  test('60 days are allowed, 61 are not', () => {
    expect(paymentTermsWarning(issue, dueDate(issue, terms(60)), terms(60))).toBeNull();
    expect(paymentTermsWarning(issue, dueDate(issue, terms(61)), null)).toEqual({
      tag: 'Over60Days',
      days: 61,
    });
  });

  test.each(['after-days', 'before-days'] as const)('45 days end of month are allowed %s', (way) => {
    const allowed = terms(45, way);
    const tooLong = terms(80, way);
    expect(paymentTermsWarning(issue, dueDate(issue, allowed), allowed)).toBeNull();
    expect(paymentTermsWarning(issue, dueDate(issue, tooLong), tooLong)).toEqual({
      tag: 'Over45DaysEndOfMonth',
    });
  });
});

test('terms are written in both languages', () => {
  expect(paymentTermsText(terms(0), 'fr')).toBe('À réception de la facture');
  expect(paymentTermsText(terms(30), 'fr')).toBe('30 jours à compter de la date de facture');
  expect(paymentTermsText(terms(45, 'after-days'), 'en')).toBe('45 days, end of month');
});
