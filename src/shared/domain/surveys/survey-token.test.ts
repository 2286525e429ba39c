import { createHmac, randomBytes } from 'node:crypto';
import { assert, constantFrom, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurs, newLinkName, signToken } from '#main/modules/surveys/survey-token.ts';
import { base32 } from './base32.ts';
import { RATINGS } from './rating.ts';
import { findToken, tokenText } from './survey-token.ts';

const seeded = (seed: number) => ({
  bytes: (length: number) =>
    createHmac('sha512', String(seed)).update(String(length)).digest().subarray(0, length),
});
const key = Buffer.alloc(32, 7);

describe('base32', () => {
  it('fits the examples of RFC 4648 §10 without padding', () => {
    const of = (text: string) => base32(Buffer.from(text));
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(of)).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
  });
});

describe('a token', () => {
  it('is found where it was put, whatever stands around it, and is ours', () => {
    assert(
      property(nat(), constantFrom(...RATINGS), string(), string(), (seed, rating, before, after) => {
        const token = signToken(key, newLinkName(seeded(seed)), rating);
        const found = findToken(`${before} [${tokenText(token)}] ${after}`);
        expect(found).not.toBeNull();
        expect(findToken(tokenText(token))).toEqual(token);
        expect(isOurs(key, token)).toBe(true);
        expect(isOurs(randomBytes(32), token)).toBe(false);
      }),
    );
  });

  it('is refused with any of its bits flipped', () => {
    const text = tokenText(signToken(key, newLinkName(seeded(1)), 3));
    let tried = 0;
    for (let index = 0; index < text.length; index += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = `${text.slice(0, index)}${String.fromCodePoint(text.charCodeAt(index) ^ (1 << bit))}${text.slice(index + 1)}`;
        const found = findToken(flipped);
        expect(`${flipped} ${String(found !== null && isOurs(key, found))}`).toBe(`${flipped} false`);
        tried += 1;
      }
    }
    expect(tried).toBe(45 * 8);
  });

  it('of one rating is none of another', () => {
    const token = signToken(key, newLinkName(seeded(2)), 1);
    for (const rating of [2, 3, 4, 5] as const) expect(isOurs(key, { ...token, rating })).toBe(false);
  });
});
