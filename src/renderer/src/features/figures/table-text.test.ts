import { describe, expect, it } from 'vitest';
import { cents } from '#shared/kernel/money.ts';
import { tableText } from './table-text.ts';

describe('a table to paste into a spreadsheet', () => {
  const rows = [['Lycée ; « Moulin »', cents(123_450)]] as const;

  it('has French marks in French', () => {
    expect(tableText('fr', ['Client', 'Facturé'], rows)).toBe('Client;Facturé\n"Lycée ; « Moulin »";1234,50');
  });

  it('has English marks in English', () => {
    expect(tableText('en', ['Client', 'Invoiced'], [['Acme, Ltd', cents(-5)]])).toBe(
      'Client,Invoiced\n"Acme, Ltd",-0.05',
    );
  });

  it('starts no formula', () => {
    expect(tableText('fr', ['Client'], [['=HYPERLINK("x")']])).toBe(`Client\n"'=HYPERLINK(""x"")"`);
  });
});
