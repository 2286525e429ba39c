import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson, parseJson } from './canonical-json.ts';
import type { CanonicalValue } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and has no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'é"\n' })).toBe(
      '{"a":"é\\"\\n","b":[1,{"c":true,"d":null}]}',
    );
  });

  it('refuses numbers whose text could differ', () => {
    expect(() => canonicalJson(0.1)).toThrow('integers');
    expect(() => canonicalJson(2 ** 60)).toThrow('integers');
  });

  it('is read back as the same value and written as the same text', () => {
    const values = fc.letrec<{ value: CanonicalValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        // −0 is written 0, as JSON does; nothing of ours holds it.
        fc.maxSafeInteger().map((number) => number + 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          tie('value'),
          { noNullPrototype: true },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(values, (given) => {
        const text = canonicalJson(given);
        expect(parseJson(text)).toEqual(given);
        expect(canonicalJson(parseJson(text) as CanonicalValue)).toBe(text);
      }),
    );
  });

  it('reads what is not JSON as nothing', () => {
    expect(parseJson('{')).toBeUndefined();
  });
});
