import { describe, expect, it } from 'vitest';
import { phoneForSms } from './phone-for-sms.ts';

describe('phones that get short messages', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['+33 7 56 00 00 00', '+33756000000'],
    ['0033 6 39 98 12 34', '+33639981234'],
    ['+32 470 12 34 56', '+32470123456'],
    ['+49 170 1234567', '+491701234567'],
    ['+34 612 34 56 78', '+34612345678'],
    ['+39 333 123 4567', '+393331234567'],
    ['+352 621 123 456', '+352621123456'],
  ])('%s', (typed, kept) => {
    expect(phoneForSms(typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    '01 23 45 67 89',
    '0 800 123 456',
    '08 92 12 34 56',
    '3631',
    '09 72 00 00 00',
    '+32 2 234 56 78',
    '+49 30 123456',
    '+39 06 1234 5678',
    '06 12 34 56 78 poste 12',
    '06 12 34 56',
    'le mobile de Paul',
    '+33612345678\r\n+33612345679',
    '+33612345678,+33612345679',
  ])('%j gets none', (typed) => {
    expect(phoneForSms(typed)).toEqual({ ok: false, error: 'PhoneCannotGetSms' });
  });

  it('nothing typed is no recipient, and a number without its prefix is of its country', () => {
    expect(phoneForSms('  ')).toEqual({ ok: false, error: 'NoRecipient' });
    expect(phoneForSms('0470 12 34 56', 'BE')).toEqual({ ok: true, value: '+32470123456' });
  });
});
