/** Countries whose national numbers begin with a 0 that the international form drops, with their calling code. */
const TRUNK_ZERO_CODES = '33 262 590 594 596 32 41 44 49 43 31 46 40 61 64 27'.split(' ');
const CODES_WITHOUT_TRUNK = '352 34 39 351 45 47 420 48 30 1 7'.split(' ');

/**
 * The digit strings under which a phone number is indexed: national and international, without any separator.
 *
 * `+33 6 12 34 56 78` and `06 12 34 56 78` both give `0612345678` and `33612345678`, so that either way of typing
 * finds either way of storing. A number without a plus sign or 00 is taken as French when it has ten digits from
 * 0; otherwise its digits stand alone. Nothing comes out of a text with fewer than four digits.
 */
export function phoneSearchForms(e164OrRaw: string): readonly string[] {
  // `+44 (0)20 7946 0000`: the zero in brackets is not dialled from abroad.
  const written = e164OrRaw.replace(/\(0\)/g, '').trim();
  const digits = compactDigits(written);
  if (digits.length < 4) return [];
  const international = internationalDigits(written, digits);
  if (international === null) return [digits];
  const national = nationalDigits(international);
  return national === null ? [international] : [national, international];
}

/** The digits of a typed text when it looks like a phone number (or part of one), else null. */
export function phoneDigitsOfQuery(query: string): string | null {
  if (!/^[\s+().\-/\u00a0\u202f\d]+$/.test(query)) return null;
  const written = query.replace(/\(0\)/g, '').trim();
  const digits = compactDigits(written);
  if (digits.length < 4) return null;
  return written.startsWith('00') ? digits.slice(2) : digits;
}

/** Only the ASCII digits of a text. */
export const compactDigits = (text: string): string => text.replace(/[^0-9]/g, '');

function internationalDigits(written: string, digits: string): string | null {
  if (written.startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  return /^0[1-9]\d{8}$/.test(digits) ? `33${digits.slice(1)}` : null;
}

function nationalDigits(international: string): string | null {
  const trunk = TRUNK_ZERO_CODES.find((code) => international.startsWith(code));
  if (trunk !== undefined) return `0${international.slice(trunk.length)}`;
  const plain = CODES_WITHOUT_TRUNK.find((code) => international.startsWith(code));
  return plain === undefined ? null : international.slice(plain.length);
}
