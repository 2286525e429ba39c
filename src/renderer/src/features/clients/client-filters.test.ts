import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLIENT_SORTS,
  countFilters,
  isNarrowed,
  readFilters,
  withoutNarrowing,
  writeFilters,
  type ClientFilters,
} from './client-filters.ts';

const word = fc.option(fc.string({ minLength: 1, maxLength: 12 }), { nil: null });
const anyFilters: fc.Arbitrary<ClientFilters> = fc.record({
  text: fc.string({ maxLength: 20 }),
  industry: word,
  city: word,
  tag: word,
  status: fc.constantFrom('active', 'archived', 'all'),
  ownerUid: word,
  unpaid: fc.boolean(),
  sort: fc.option(fc.constantFrom(...CLIENT_SORTS), { nil: null }),
  descending: fc.boolean(),
});

describe('filters in the address', () => {
  it('survive a reload, whatever they hold, and leave other parameters alone', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const address = writeFilters(new URLSearchParams('form=new'), filters).toString();
        const read = new URLSearchParams(address);
        expect(readFilters(read)).toEqual(filters);
        expect(read.get('form')).toBe('new');
      }),
    );
  });

  it('leave nothing in the address when they narrow nothing', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const cleared = { ...withoutNarrowing(filters), sort: null, descending: false };
        expect(writeFilters(new URLSearchParams(), cleared).toString()).toBe('');
        expect(isNarrowed(cleared)).toBe(false);
        expect(countFilters(cleared)).toBe(0);
      }),
    );
  });

  it('ignore what they do not know', () => {
    const read = readFilters(new URLSearchParams('status=gone&sort=price&unpaid=yes&industry='));
    expect(read).toMatchObject({ status: 'active', sort: null, unpaid: false, industry: null });
  });
});
