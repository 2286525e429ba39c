import { Buffer } from 'node:buffer';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cents } from '../../kernel/money.ts';
import { MAX_QR_BYTES, sepaQrPayload } from './sepa-qr.ts';
import type { SepaQrInput } from './sepa-qr.ts';

const invoice: SepaQrInput = {
  kind: 'invoice',
  number: 'FA-A-2026-00042',
  seller: {
    name: 'Atelier du Net',
    accountHolder: '',
    iban: 'FR76 3000 6000 0112 3456 7890 189',
    bic: 'AGRIFRPP',
  },
  totals: { dueCents: cents(106_800) },
};
const due = (amount: number): SepaQrInput => ({ ...invoice, totals: { dueCents: cents(amount) } });

test('twelve lines in the order of EPC069-12', () => {
  expect(sepaQrPayload(invoice)?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    'AGRIFRPP',
    'Atelier du Net',
    'FR7630006000011234567890189',
    'EUR1068.00',
    '',
    '',
    'FA-A-2026-00042',
    '',
  ]);
});

describe('no code', () => {
  test.each([
    ['nothing due', due(0)],
    ['something to give back', due(-1)],
    ['over the limit of the scheme', due(100_000_000_000)],
    ['a credit note', { ...invoice, kind: 'credit-note' } as const],
    ['no IBAN', { ...invoice, seller: { ...invoice.seller, iban: '' } }],
    ['a wrong IBAN', { ...invoice, seller: { ...invoice.seller, iban: 'FR7630006000011234567890188' } }],
  ])('for %s', (_title, given) => {
    expect(sepaQrPayload(given)).toBeNull();
  });

  test('but one at each limit', () => {
    expect(sepaQrPayload(due(1))).toContain('\nEUR0.01\n');
    expect(sepaQrPayload(due(99_999_999_999))).toContain('\nEUR999999999.99\n');
  });
});

test('any name stays on one line and within the size of the code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (accountHolder) => {
      const payload = sepaQrPayload({ ...invoice, seller: { ...invoice.seller, accountHolder } });
      expect(payload?.split('\n')).toHaveLength(12);
      expect(Buffer.byteLength(payload ?? '')).toBeLessThanOrEqual(MAX_QR_BYTES);
      expect(Array.from(payload?.split('\n')[5] ?? '').length).toBeLessThanOrEqual(70);
    }),
  );
  const payload = sepaQrPayload({ ...invoice, seller: { ...invoice.seller, accountHolder: '𝔘'.repeat(70) } });
  expect(Buffer.byteLength(payload ?? '')).toBeLessThanOrEqual(MAX_QR_BYTES);
});

test('the account holder is named when it differs from the seller', () => {
  const payload = sepaQrPayload({
    ...invoice,
    seller: { ...invoice.seller, accountHolder: 'Mme\r\nMartin' },
  });
  expect(payload?.split('\n')[5]).toBe('Mme Martin');
});
