import type { RandomSource } from '#shared/kernel/random.ts';

// Crockford's base 32: no I, L, O, U, so that nothing printed is read as something else.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP_LENGTH = 4;
const SHAPE = /^(?:[0-9A-HJKMNP-TV-Z]{4})+$/;

/**
 * A random code printed in groups of four, such as `7KQ2-M9TX-…`: 20 bits a group.
 *
 * 256 is a multiple of 32, so the low five bits of a byte are uniform.
 */
export function generateGroups(random: RandomSource, groups: number): string {
  const letters = [...random.bytes(groups * GROUP_LENGTH)].map((byte) => ALPHABET.charAt(byte % 32));
  return splitInGroups(letters.join(''));
}

/** A one-time code for a first sign-in: 5 groups, 100 bits (design.md §5 asks for 80). */
export const generateOneTimeCode = (random: RandomSource): string => generateGroups(random, 5);

/**
 * The printed form of what a person typed: case, O for 0, I and L for 1, spaces and dashes are forgiven.
 *
 * A text that is no such code is returned trimmed: it may be a chosen password, and it is simply wrong if not.
 */
export function normalizeOneTimeCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return SHAPE.test(letters) ? splitInGroups(letters) : typed.trim();
}

const splitInGroups = (letters: string): string =>
  Array.from({ length: Math.ceil(letters.length / GROUP_LENGTH) }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join('-');
