import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReasons, runBulk, type BulkSurroundings, type RowOutcome } from './run-bulk.ts';

const calm: BulkSurroundings = {
  isCancelled: () => false,
  meaningOf: () => ({ kind: 'stop' }),
  wait: async () => Promise.resolve(),
  onProgress: () => undefined,
};
const done: RowOutcome = { kind: 'done', undo: null };

describe('runBulk', () => {
  it('does the rows one after the other, in order, and tells how far it is', async () => {
    const seen: string[] = [];
    const progress: number[] = [];
    let underWay = 0;
    const result = await runBulk(
      ['a', 'b', 'c'],
      async (row) => {
        underWay += 1;
        expect(underWay).toBe(1);
        await Promise.resolve();
        underWay -= 1;
        seen.push(row);
        return done;
      },
      { ...calm, onProgress: (count) => progress.push(count) },
    );
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(progress).toEqual([1, 2, 3]);
    expect(result).toMatchObject({ skipped: [], left: [], stop: null });
    expect(result.done.map(({ row }) => row)).toEqual(['a', 'b', 'c']);
  });

  it('finishes the row under way when it is cancelled, and starts no other', async () => {
    let isCancelled = false;
    const result = await runBulk(
      ['a', 'b', 'c'],
      async (row) => {
        if (row === 'b') isCancelled = true;
        return Promise.resolve(done);
      },
      { ...calm, isCancelled: () => isCancelled },
    );
    expect(result.done.map(({ row }) => row)).toEqual(['a', 'b']);
    expect(result.left).toEqual(['c']);
    expect(result.stop).toEqual({ kind: 'cancelled' });
  });

  it('skips a refused row with its reason and goes on', async () => {
    const result = await runBulk(
      ['a', 'b', 'c'],
      async (row) => (row === 'b' ? Promise.reject(new Error('refused')) : Promise.resolve(done)),
      { ...calm, meaningOf: () => ({ kind: 'skip', reason: 'Archived' }) },
    );
    expect(result.done.map(({ row }) => row)).toEqual(['a', 'c']);
    expect(result.skipped).toEqual([{ row: 'b', reason: 'Archived' }]);
    expect(result.stop).toBeNull();
  });

  it('stops at an unexpected failure and says what was done before it', async () => {
    const fault = new Error('the line is lost');
    const result = await runBulk(
      ['a', 'b', 'c'],
      async (row) => (row === 'b' ? Promise.reject(fault) : Promise.resolve(done)),
      calm,
    );
    expect(result.done.map(({ row }) => row)).toEqual(['a']);
    expect(result.left).toEqual(['b', 'c']);
    expect(result.stop).toEqual({ kind: 'failed', error: fault });
  });

  it('waits and tries a row again when the core asks for patience', async () => {
    const waits: number[] = [];
    let tries = 0;
    const result = await runBulk(
      ['a'],
      async () => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('busy')) : Promise.resolve(done);
      },
      {
        ...calm,
        meaningOf: () => ({ kind: 'wait', seconds: 2 }),
        wait: async (seconds) => {
          waits.push(seconds);
          return Promise.resolve();
        },
      },
    );
    expect(waits).toEqual([2, 2]);
    expect(result.done).toHaveLength(1);
  });

  it('may be cancelled while it waits', async () => {
    let isCancelled = false;
    const result = await runBulk(['a', 'b'], async () => Promise.reject(new Error('busy')), {
      ...calm,
      isCancelled: () => isCancelled,
      meaningOf: () => ({ kind: 'wait', seconds: 2 }),
      wait: async () => {
        isCancelled = true;
        return Promise.resolve();
      },
    });
    expect(result).toEqual({ done: [], skipped: [], left: ['a', 'b'], stop: { kind: 'cancelled' } });
  });

  it('accounts for every row exactly once', async () => {
    const fates = fc.array(fc.constantFrom('done', 'skip', 'fail', 'cancel'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fates, async (rows) => {
        let isCancelled = false;
        const chosen = rows.map((fate, index) => ({ fate, index }));
        const result = await runBulk(
          chosen,
          async ({ fate }) => {
            if (fate === 'fail') throw new Error('unexpected');
            if (fate === 'cancel') isCancelled = true;
            return Promise.resolve<RowOutcome>(fate === 'skip' ? { kind: 'skipped', reason: 'no' } : done);
          },
          { ...calm, isCancelled: () => isCancelled },
        );
        const told = [
          ...result.done.map(({ row }) => row),
          ...result.skipped.map(({ row }) => row),
          ...result.left,
        ];
        expect(told.toSorted((left, right) => left.index - right.index)).toEqual(chosen);
        expect(result.stop === null).toBe(result.left.length === 0);
      }),
    );
  });
});

describe('countReasons', () => {
  it('groups the skipped rows by reason, the most frequent first', () => {
    expect(countReasons([{ reason: 'a' }, { reason: 'b' }, { reason: 'b' }])).toEqual([
      { reason: 'b', count: 2 },
      { reason: 'a', count: 1 },
    ]);
  });
});
