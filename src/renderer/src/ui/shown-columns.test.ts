import { describe, expect, it } from 'vitest';
import type { Column } from './table-column.ts';
import { hiddenIn, shownColumns, withColumn } from './shown-columns.ts';

const column = (key: string, isHeaderHidden = false): Column<unknown, never> => ({
  key,
  header: key,
  width: '1fr',
  cell: () => null,
  isHeaderHidden,
});
const columns = [column('box', true), column('name'), column('city'), column('phone')];
const keys = (address: string) =>
  shownColumns(columns, hiddenIn(new URLSearchParams(address))).map(({ key }) => key);

describe('columns of a list', () => {
  it('hides what the address names and ignores what it does not know', () => {
    expect(keys('')).toEqual(['box', 'name', 'city', 'phone']);
    expect(keys('hide=phone,nothing')).toEqual(['box', 'name', 'city']);
    expect(keys('hide=,,')).toEqual(['box', 'name', 'city', 'phone']);
  });

  it('never hides everything', () => {
    expect(keys('hide=name,city,phone')).toEqual(['box', 'name', 'city', 'phone']);
  });

  it('goes into the address and out of it again, beside the filters', () => {
    const hidden = withColumn(new URLSearchParams('text=a'), 'city', false);
    expect(hidden.toString()).toBe('text=a&hide=city');
    expect(withColumn(hidden, 'city', true).toString()).toBe('text=a');
  });
});
