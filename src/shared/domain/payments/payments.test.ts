import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { localDate } from '../../kernel/local-date.ts';
import { cents } from '../../kernel/money.ts';
import type { Uid } from '../../kernel/uid.ts';
import { balanceOf } from './balance.ts';
import { checkPayment, reversePayment } from './payment.ts';
import type { Payment, PaymentEntry } from './payment.ts';

const today = localDate('2026-11-22');
const uid = (index: number): Uid => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}` as Uid;
const payment = (index: number, amount: number): Payment => ({
  kind: 'payment',
  uid: uid(index),
  method: 'transfer',
  date: localDate('2026-11-10'),
  amountCents: cents(amount),
});

describe('recording a payment', () => {
  const issued = { status: 'issued', kind: 'invoice' } as const;

  test('more than the rest is accepted', () => {
    expect(checkPayment({ amountCents: cents(999_999), date: today }, issued, today).ok).toBe(true);
  });

  test.each([
    [{ amountCents: cents(0), date: today }, issued, { tag: 'AmountNotPositive' }],
    [{ amountCents: cents(-1), date: today }, issued, { tag: 'AmountNotPositive' }],
    [
      { amountCents: cents(1), date: localDate('2026-11-23') },
      issued,
      { tag: 'DateInFuture', today: '2026-11-22' },
    ],
    [
      { amountCents: cents(1), date: today },
      { status: 'draft', kind: 'invoice' } as const,
      { tag: 'NotAnIssuedInvoice' },
    ],
    [
      { amountCents: cents(1), date: today },
      { status: 'issued', kind: 'credit-note' } as const,
      { tag: 'NotAnIssuedInvoice' },
    ],
  ])('is refused: %j on %j', (candidate, document, error) => {
    expect(checkPayment(candidate, document, today)).toEqual({ ok: false, error });
  });
});

describe('reversing a payment', () => {
  const entries: readonly PaymentEntry[] = [payment(1, 50_000)];
  const request = { uid: uid(2), reverses: uid(1), reason: ' Chèque rejeté ', date: today };

  test('takes the whole amount back with its reason', () => {
    expect(reversePayment(entries, request, today)).toEqual({
      ok: true,
      value: { ...request, kind: 'reversal', reason: 'Chèque rejeté', amountCents: -50_000 },
    });
  });

  test('happens once', () => {
    const first = reversePayment(entries, request, today);
    if (!first.ok) throw new Error(first.error.tag);
    expect(reversePayment([...entries, first.value], { ...request, uid: uid(3) }, today)).toEqual({
      ok: false,
      error: { tag: 'AlreadyReversed', by: uid(2) },
    });
  });

  test('cannot reverse a reversal or an unknown payment', () => {
    const first = reversePayment(entries, request, today);
    if (!first.ok) throw new Error(first.error.tag);
    expect(reversePayment([...entries, first.value], { ...request, reverses: uid(2) }, today)).toMatchObject({
      error: { tag: 'UnknownPayment' },
    });
  });

  test('needs a reason and a possible date', () => {
    expect(reversePayment(entries, { ...request, reason: '  ' }, today)).toMatchObject({
      error: { tag: 'ReasonMissing' },
    });
    expect(reversePayment(entries, { ...request, date: localDate('2026-11-09') }, today)).toMatchObject({
      error: { tag: 'DateBeforePayment' },
    });
    expect(reversePayment(entries, { ...request, date: localDate('2026-11-23') }, today)).toMatchObject({
      error: { tag: 'DateInFuture' },
    });
  });
});

test('whatever is paid and reversed, the balance is what stands', () => {
  const action = fc.oneof(
    fc.record({ pay: fc.integer({ min: 1, max: 10_000_000 }) }),
    fc.record({ reverse: fc.nat({ max: 30 }) }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50_000_000 }),
      fc.array(action, { maxLength: 30 }),
      (due, actions) => {
        const entries: PaymentEntry[] = [];
        const standing = new Map<Uid, number>();
        for (const [index, one] of actions.entries()) {
          if ('pay' in one) {
            entries.push(payment(index, one.pay));
            standing.set(uid(index), one.pay);
            continue;
          }
          const request = {
            uid: uid(1000 + index),
            reverses: uid(one.reverse),
            reason: 'Erreur',
            date: today,
          };
          const reversal = reversePayment(entries, request, today);
          expect(reversal.ok).toBe(standing.has(uid(one.reverse)));
          if (reversal.ok) entries.push(reversal.value);
          standing.delete(uid(one.reverse));
        }
        const paid = [...standing.values()].reduce((sum, amount) => sum + amount, 0);
        const balance = balanceOf(cents(due), entries);
        expect(balance.paidCents).toBe(paid);
        expect(balance.restCents - balance.overpaidCents).toBe(due - paid);
        expect(Math.min(balance.restCents, balance.overpaidCents)).toBe(0);
      },
    ),
  );
});
