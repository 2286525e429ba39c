import { parse } from 'csv-parse/sync';
import { assert, array, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLines } from './csv-lines.ts';
import { guardCell, unguardCell } from './formula-guard.ts';

const cell = oneof(
  string({ maxLength: 20 }),
  string({
    unit: constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠', ';', '"', '1', ' ', 'é'),
    maxLength: 6,
  }),
);

describe('guarding cells against formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+33199001234', "'+33199001234"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['-cmd', "'-cmd"],
    ['-12,50', '-12,50'],
    ['-12.5', '-12.5'],
    ["'t Hooft", "'t Hooft"],
    ["'=x", "''=x"],
    ['plain', 'plain'],
  ])('writes %j as %j', (text, guarded) => {
    expect(guardCell(text)).toBe(guarded);
    expect(unguardCell(guarded)).toBe(text);
  });

  it('never leaves a formula and gives every text back, through a CSV file', () => {
    assert(
      property(
        array(array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (records) => {
          const written = csvLines(records);
          const read = parse(written, { delimiter: ';', relax_column_count: true, skip_empty_lines: false });
          expect(read.map((record) => record.map(unguardCell))).toEqual(records);
          for (const one of read.flat())
            expect(
              /^[=+@\t\r\n＝＋－＠]/u.test(one) || (one.startsWith('-') && !/^-\d+([.,]\d+)?$/.test(one)),
            ).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
