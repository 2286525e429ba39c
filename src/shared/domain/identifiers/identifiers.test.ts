import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseBic } from './bic.ts';
import { parseEMail } from './e-mail.ts';
import { formatIban, parseIban } from './iban.ts';
import { formatSiren, parseSiren } from './siren.ts';
import { formatSiret, parseSiret, sirenOf } from './siret.ts';
import { parseVatNumber, sirenOfVatNumber, vatNumberOfSiren } from './vat-number.ts';

/** Appends the Luhn digit by trying all ten: a second, independent way to it. */
const withLuhnDigit = (stem: string, accepts: (text: string) => boolean): string => {
  const found = Array.from('0123456789')
    .map((digit) => stem + digit)
    .filter(accepts);
  expect(found).toHaveLength(1);
  return found[0] ?? '';
};
const anySiren = fc
  .integer({ min: 1, max: 99_999_999 })
  .map((stem) => withLuhnDigit(String(stem).padStart(8, '0'), (text) => parseSiren(text).ok));

describe('SIREN and SIRET', () => {
  test('accepts separators and gives digits back', () => {
    expect(parseSiren('732 829 320')).toEqual({ ok: true, value: '732829320' });
    expect(parseSiret('732 829 320 00074')).toEqual({ ok: true, value: '73282932000074' });
    expect(formatSiren('732829320')).toBe('732 829 320');
    expect(formatSiret('73282932000074')).toBe('732 829 320 00074');
  });

  test.each([
    ['', { reason: 'WrongLength', expected: 9, got: 0 }],
    ['73282932', { reason: 'WrongLength', expected: 9, got: 8 }],
    ['73282932A', { reason: 'NotDigits' }],
    ['732829321', { reason: 'WrongCheckDigit' }],
    ['000000000', { reason: 'WrongCheckDigit' }],
  ])('refuses the SIREN %j', (text, error) => {
    expect(parseSiren(text)).toEqual({ ok: false, error });
  });

  test('tells how many digits of a SIRET are there', () => {
    expect(parseSiret('7328293200007')).toEqual({
      ok: false,
      error: { reason: 'WrongLength', expected: 14, got: 13 },
    });
  });

  test('accepts the establishments of La Poste that Luhn refuses', () => {
    // Head office by Luhn, a post office by the sum of digits.
    expect(parseSiret('35600000000048').ok).toBe(true);
    expect(parseSiret('35600000049837').ok).toBe(true);
    expect(parseSiret('35600000049838').ok).toBe(false);
  });

  test('a change of one digit never passes', () => {
    fc.assert(
      fc.property(
        anySiren,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (siren, index, step) => {
          const changed = (Number(siren[index]) + step) % 10;
          expect(parseSiren(siren.slice(0, index) + String(changed) + siren.slice(index + 1)).ok).toBe(false);
        },
      ),
    );
  });

  test('an establishment leads to its company', () => {
    const siret = parseSiret('73282932000074');
    expect(siret.ok && sirenOf(siret.value)).toBe('732829320');
  });
});

describe('VAT numbers', () => {
  test('the key of 732829320 is 44', () => {
    const siren = parseSiren('732829320');
    expect(siren.ok && vatNumberOfSiren(siren.value)).toBe('FR44732829320');
  });

  test.each([
    'FR 44 732 829 320',
    'fr40303265045',
    'FRK7399859412',
    'BE0123456789',
    'NL123456789B01',
    'EL123456789',
  ])('accepts %s', (text) => {
    expect(parseVatNumber(text).ok).toBe(true);
  });

  test.each([
    ['', { reason: 'Empty' }],
    ['US123456789', { reason: 'UnknownPrefix', prefix: 'US' }],
    ['GR123456789', { reason: 'UnknownPrefix', prefix: 'GR' }],
    ['BE12345', { reason: 'WrongShape', prefix: 'BE' }],
    ['FR45732829320', { reason: 'WrongKey', expected: '44', got: '45' }],
    ['FR44732829321', { reason: 'WrongSiren' }],
  ])('refuses %j', (text, error) => {
    expect(parseVatNumber(text)).toEqual({ ok: false, error });
  });

  test('every SIREN has one numeric key, and the number leads back to it', () => {
    fc.assert(
      fc.property(anySiren, (siren) => {
        const keys = Array.from({ length: 100 }, (_, key) => String(key).padStart(2, '0'));
        const accepted = keys.filter((key) => parseVatNumber(`FR${key}${siren}`).ok);
        expect(accepted).toHaveLength(1);
        const number = parseVatNumber(`FR${accepted[0] ?? ''}${siren}`);
        expect(number.ok && sirenOfVatNumber(number.value)).toBe(siren);
      }),
      { numRuns: 30 },
    );
  });
});

describe('IBAN and BIC', () => {
  const valid = [
    'FR7630006000011234567890189',
    'DE89370400440532013000',
    'BE68539007547034',
    'GB82WEST12345698765432',
  ];

  test.each(valid)('accepts %s', (text) => {
    expect(parseIban(text.toLowerCase())).toEqual({ ok: true, value: text });
    expect(parseIban(formatIban(text))).toEqual({ ok: true, value: text });
  });

  test('is printed in groups of four', () => {
    expect(formatIban('FR7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189');
  });

  test.each([
    ['', { reason: 'Empty' }],
    ['76300060', { reason: 'WrongShape' }],
    ['ZZ89370400440532013000', { reason: 'UnknownCountry', country: 'ZZ' }],
    ['FR76300060000112345678901', { reason: 'WrongLength', country: 'FR', expected: 27, got: 25 }],
    ['FR7630006000011234567890188', { reason: 'WrongCheckDigits' }],
  ])('refuses %j', (text, error) => {
    expect(parseIban(text)).toEqual({ ok: false, error });
  });

  test('a change of one digit never passes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('FR7630006000011234567890189', 'DE89370400440532013000', 'BE68539007547034'),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (iban, position, step) => {
          const index = 2 + (position % (iban.length - 2));
          const changed = String((Number(iban[index]) + step) % 10);
          expect(parseIban(iban.slice(0, index) + changed + iban.slice(index + 1)).ok).toBe(false);
        },
      ),
    );
  });

  test('BIC', () => {
    expect(parseBic('agrifrpp')).toEqual({ ok: true, value: 'AGRIFRPP' });
    expect(parseBic('BNPAFRPPXXX').ok).toBe(true);
    expect(parseBic('BNPAFRPPX')).toEqual({
      ok: false,
      error: { reason: 'WrongLength', expected: [8, 11], got: 9 },
    });
    expect(parseBic('BNPA00PP')).toEqual({ ok: false, error: { reason: 'WrongShape' } });
  });
});

describe('e-mail', () => {
  test('keeps the case of the name, not of the domain', () => {
    expect(parseEMail('  Jean.Dupont+devis@Exemple.FR ')).toEqual({
      ok: true,
      value: { address: 'Jean.Dupont+devis@exemple.fr', notSendable: null },
    });
  });

  test('a non-ASCII name is kept, not sent to', () => {
    expect(parseEMail('stanisław.wójcik@wp.pl')).toMatchObject({
      ok: true,
      value: { notSendable: 'NonAsciiLocalPart' },
    });
    expect(parseEMail('accueil@métropole.fr')).toMatchObject({ ok: true, value: { notSendable: null } });
  });

  test.each([
    ['', { reason: 'Empty' }],
    ['a@b.fr\r\nBcc: c@d.fr', { reason: 'ControlCharacter' }],
    ['a@b.fr\n', { reason: 'ControlCharacter' }],
    ['dupont', { reason: 'NoAtSign' }],
    ['@exemple.fr', { reason: 'WrongLocalPart' }],
    ['a b@exemple.fr', { reason: 'WrongLocalPart' }],
    ['a..b@exemple.fr', { reason: 'WrongLocalPart' }],
    ['a@b@exemple.fr', { reason: 'WrongLocalPart' }],
    ['a@exemple', { reason: 'WrongDomain' }],
    ['a@-exemple.fr', { reason: 'WrongDomain' }],
    ['a@127.0.0.1', { reason: 'WrongDomain' }],
    [`${'a'.repeat(65)}@exemple.fr`, { reason: 'LocalPartTooLong', max: 64, got: 65 }],
    [`a@${'b'.repeat(253)}.fr`, { reason: 'WrongLength', max: 254, got: 258 }],
  ])('refuses %j', (text, error) => {
    expect(parseEMail(text)).toEqual({ ok: false, error });
  });
});
