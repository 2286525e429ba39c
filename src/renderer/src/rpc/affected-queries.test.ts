import { describe, expect, it } from 'vitest';
import { affectsQuery } from './affected-queries.ts';

const key = (noun: string, verb: string) => [[noun, verb], { type: 'query' }];

describe('queries that a change makes old', () => {
  it('asks again for whatever hangs on a payment, and leaves accounts and the session alone', () => {
    for (const noun of ['payments', 'invoices', 'clients', 'figures', 'audit'])
      expect(affectsQuery(['payments'], key(noun, 'list'))).toBe(true);
    for (const noun of ['users', 'backups', 'views', 'vault', 'drafts'])
      expect(affectsQuery(['payments'], key(noun, 'list'))).toBe(false);
  });

  it('asks for accounts when accounts changed, and for nothing else but the log', () => {
    expect(affectsQuery(['users'], key('users', 'list'))).toBe(true);
    expect(affectsQuery(['users'], key('audit', 'list'))).toBe(true);
    expect(affectsQuery(['users'], key('clients', 'list'))).toBe(false);
  });

  it('takes keys that are no path of the contract', () => {
    expect(affectsQuery(['clients'], ['merge-client', 'x'])).toBe(true);
    expect(affectsQuery(['clients'], [])).toBe(false);
    expect(affectsQuery([], key('clients', 'list'))).toBe(false);
  });
});
