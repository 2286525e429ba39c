import { describe, expect, test } from 'vitest';

import { localDate } from '../../kernel/local-date.ts';
import {
  SERVICE_STATUSES,
  changeServiceStatus,
  isToInvoice,
  nextServiceStatuses,
  serviceAmount,
} from './service.ts';

const today = localDate('2026-11-22');

describe('status', () => {
  test('every allowed step works and every other is refused', () => {
    for (const from of SERVICE_STATUSES) {
      for (const to of SERVICE_STATUSES) {
        const allowed = nextServiceStatuses(from, false).includes(to);
        expect(changeServiceStatus({ status: from, invoiced: false }, to, today, today).ok).toBe(allowed);
      }
    }
    expect(nextServiceStatuses('planned', false)).toEqual(['in-progress', 'done', 'cancelled']);
    expect(nextServiceStatuses('cancelled', false)).toEqual(['planned']);
    expect(changeServiceStatus({ status: 'cancelled', invoiced: false }, 'done', today, today)).toEqual({
      ok: false,
      error: { tag: 'TransitionRefused', from: 'cancelled', to: 'done' },
    });
  });

  test('what is invoiced stays done', () => {
    expect(nextServiceStatuses('done', true)).toEqual([]);
    expect(changeServiceStatus({ status: 'done', invoiced: true }, 'in-progress', null, today)).toEqual({
      ok: false,
      error: { tag: 'AlreadyInvoiced' },
    });
    expect(isToInvoice({ status: 'done', invoiced: true })).toBe(false);
    expect(isToInvoice({ status: 'done', invoiced: false })).toBe(true);
    expect(isToInvoice({ status: 'in-progress', invoiced: false })).toBe(false);
  });

  test('nothing is done tomorrow', () => {
    const tomorrow = localDate('2026-11-23');
    expect(
      changeServiceStatus({ status: 'planned', invoiced: false }, 'done', tomorrow, today),
    ).toMatchObject({
      error: { tag: 'DoneInFuture' },
    });
  });
});

describe('amount', () => {
  test.each([
    ['7.5', '85.333', 64_000],
    ['1', '1.005', 101],
    ['3', '33.333', 10_000],
    ['2', '0', 0],
  ])('%s × %s', (quantity, price, expected) => {
    expect(serviceAmount(quantity, price)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['0', '10', { tag: 'QuantityNotPositive', field: 'quantity' }],
    ['1', '-10', { tag: 'NegativePrice', field: 'unitPrice' }],
    ['1,5', '10', { tag: 'NotADecimal', field: 'quantity' }],
    ['1', '1.1234567', { tag: 'TooManyDecimals', field: 'unitPrice', allowed: 6, got: 7 }],
    [
      '999999999',
      '999999999',
      { tag: 'AmountOutOfRange', field: 'unitPrice', maxCents: 999_999_999_999_999 },
    ],
  ])('%s × %s is refused', (quantity, price, error) => {
    expect(serviceAmount(quantity, price)).toEqual({ ok: false, error });
  });
});
