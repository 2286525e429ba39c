import { describe, expect, test } from 'vitest';

import { localDate } from '../../kernel/local-date.ts';
import { cents } from '../../kernel/money.ts';
import { paymentStanding } from './payment-state.ts';
import type { PaymentFacts } from './payment-state.ts';
import { checkAction } from './transitions.ts';
import type { DocumentAction } from './transitions.ts';

const facts = (paid: readonly number[], rest: Partial<PaymentFacts> = {}): PaymentFacts => ({
  status: 'issued',
  dueCents: cents(106_800),
  dueDate: localDate('2026-12-22'),
  credited: false,
  entries: paid.map((amount) => ({ amountCents: cents(amount) })),
  ...rest,
});
const dueDay = localDate('2026-12-22');
const dayAfter = localDate('2026-12-23');

describe('state of an invoice of 1068.00', () => {
  test.each([
    ['nothing paid', facts([]), dueDay, { state: 'unpaid', restCents: 106_800 }],
    ['500.00 + 567.99', facts([50_000, 56_799]), dueDay, { state: 'partially-paid', restCents: 1 }],
    ['… + 0.01', facts([50_000, 56_799, 1]), dueDay, { state: 'paid', restCents: 0, overpaidCents: 0 }],
    ['1100.00', facts([110_000]), dueDay, { state: 'overpaid', overpaidCents: 3200 }],
    ['500.00, the day after', facts([50_000]), dayAfter, { state: 'overdue', restCents: 56_800 }],
    ['all paid, the day after', facts([106_800]), dayAfter, { state: 'paid' }],
    ['paid and reversed', facts([106_800, -106_800]), dueDay, { state: 'unpaid', restCents: 106_800 }],
    ['zero due', facts([], { dueCents: cents(0) }), dayAfter, { state: 'paid', restCents: 0 }],
    ['credited', facts([], { credited: true }), dayAfter, { state: 'credited', restCents: 0 }],
    [
      'credited after a payment: the money goes back',
      facts([50_000], { credited: true }),
      dueDay,
      { state: 'credited', overpaidCents: 50_000 },
    ],
    ['draft', facts([], { status: 'draft' }), dayAfter, { state: 'draft' }],
    [
      'more returned than sold',
      facts([], { dueCents: cents(-1000) }),
      dueDay,
      { state: 'overpaid', overpaidCents: 1000 },
    ],
  ])('%s', (_title, given, today, expected) => {
    expect(paymentStanding(given, today)).toMatchObject(expected);
  });
});

describe('what may be done', () => {
  const all: readonly DocumentAction[] = ['edit', 'delete', 'issue', 'pay', 'credit', 'mark-sent'];
  const allowed = (given: Parameters<typeof checkAction>[0]): readonly DocumentAction[] =>
    all.filter((action) => checkAction(given, action).ok);

  test('a draft is edited, deleted or issued', () => {
    const draft = { status: 'draft', kind: 'invoice', credited: false } as const;
    expect(allowed(draft)).toEqual(['edit', 'delete', 'issue']);
    expect(checkAction(draft, 'issue')).toEqual({ ok: true, value: 'issued' });
    expect(checkAction(draft, 'pay')).toEqual({ ok: false, error: { tag: 'NotIssuedYet', action: 'pay' } });
  });

  test('an issued invoice is paid, credited once, sent', () => {
    const issued = { status: 'issued', kind: 'invoice', credited: false } as const;
    expect(allowed(issued)).toEqual(['pay', 'credit', 'mark-sent']);
    expect(checkAction(issued, 'edit')).toEqual({
      ok: false,
      error: { tag: 'AlreadyIssued', action: 'edit' },
    });
    expect(allowed({ ...issued, credited: true })).toEqual(['pay', 'mark-sent']);
  });

  test('an issued credit note is only sent', () => {
    expect(allowed({ status: 'issued', kind: 'credit-note', credited: false })).toEqual(['mark-sent']);
  });
});
