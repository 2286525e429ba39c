import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankClient, fieldsOfValues, type ClientFields } from './client-values.ts';
import { clientDifferences, mergeClient, type MergeField, type Side } from './merge-client.ts';

const blank = fieldsOfValues(blankClient('fr'));
const word = fc.constantFrom('', 'Lyon', 'Nantes', 'Écully');
const anyClient: fc.Arbitrary<ClientFields> = fc
  .record({
    name: word,
    phone: word,
    note: word,
    city: word,
    noSms: fc.boolean(),
    tags: fc.subarray(['a', 'b']),
  })
  .map(({ city, noSms, ...plain }) => ({
    ...blank,
    ...plain,
    address: { ...blank.address, city },
    preferences: { ...blank.preferences, noSms },
  }));

const choicesOf = (base: ClientFields, mine: ClientFields, theirs: ClientFields) =>
  Object.fromEntries(
    clientDifferences(base, mine, theirs).map(({ field, proposed }) => [field, proposed]),
  ) as Partial<Record<MergeField, Side>>;

describe('merging two changes of a client', () => {
  it('keeps what each side alone changed', () => {
    const mine = { ...blank, phone: '0612345678' };
    const theirs = {
      ...blank,
      address: { ...blank.address, city: 'Lyon' },
      preferences: { ...blank.preferences, noSms: true },
    };
    const merged = mergeClient(mine, theirs, choicesOf(blank, mine, theirs));
    expect(merged).toEqual({ ...theirs, phone: '0612345678' });
  });

  it('proposes the typed value where both changed the same field, and shows both', () => {
    const mine = { ...blank, name: 'Lycée Moulin' };
    const theirs = { ...blank, name: 'Lycée Jean Moulin' };
    expect(clientDifferences(blank, mine, theirs)).toEqual([
      { field: 'name', mine: 'Lycée Moulin', theirs: 'Lycée Jean Moulin', proposed: 'mine' },
    ]);
    expect(mergeClient(mine, theirs, { name: 'theirs' })).toEqual(theirs);
  });

  it('is all mine or all theirs when every choice is, and names no field that is equal', () => {
    fc.assert(
      fc.property(anyClient, anyClient, anyClient, (base, mine, theirs) => {
        const differences = clientDifferences(base, mine, theirs);
        const all = (side: Side) => Object.fromEntries(differences.map(({ field }) => [field, side]));
        expect(mergeClient(mine, theirs, all('mine'))).toEqual(mine);
        expect(mergeClient(mine, theirs, all('theirs'))).toEqual(theirs);
        for (const one of differences) expect(one.mine).not.toEqual(one.theirs);
      }),
    );
  });

  it('never loses a change that only one side made', () => {
    fc.assert(
      fc.property(anyClient, anyClient, (base, changed) => {
        expect(mergeClient(changed, base, choicesOf(base, changed, base))).toEqual(changed);
        expect(mergeClient(base, changed, choicesOf(base, base, changed))).toEqual(changed);
      }),
    );
  });
});
