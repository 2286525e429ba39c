import { array, assert, asyncProperty, boolean } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OwnMoves } from './own-moves.ts';
import type { Placement } from './placement.ts';

const at = (plannedFrom: string): Placement =>
  ({ plannedOn: '2026-11-30', plannedFrom, plannedTo: '', technicianUid: null }) as Placement;

const HELD = { uid: 'one', revision: 3, place: at('08:00') };

describe('the order of one’s own moves', () => {
  test('the first move begins where the appointment was taken into the hand', async () => {
    const move = new OwnMoves().begin(HELD, at('09:00'));
    expect(move.seen).toEqual(at('08:00'));
    expect(await move.before()).toBeNull();
  });

  test('a second move before the first has its answer goes on from it', async () => {
    const moves = new OwnMoves();
    const first = moves.begin(HELD, at('09:00'));
    const second = moves.begin(HELD, at('10:00'));
    expect(second.seen).toEqual(at('09:00'));
    const before = second.before();
    first.answered(4);
    expect(await before).toBe(4);
  });

  test('a move of what is still drawn at the old revision goes on from the answered one', async () => {
    const moves = new OwnMoves();
    moves.begin(HELD, at('09:00')).answered(4);
    const second = moves.begin(HELD, at('10:00'));
    expect(second.seen).toEqual(at('09:00'));
    expect(await second.before()).toBe(4);
  });

  test('what others moved since is what counts', async () => {
    const moves = new OwnMoves();
    moves.begin(HELD, at('09:00')).answered(4);
    const theirs = { uid: 'one', revision: 5, place: at('14:00') };
    const second = moves.begin(theirs, at('15:00'));
    expect(second.seen).toEqual(at('14:00'));
    expect(await second.before()).toBeNull();
  });

  test('a refused move is forgotten', async () => {
    const moves = new OwnMoves();
    moves.begin(HELD, at('09:00')).answered(null);
    expect(moves.seen(HELD)).toEqual(at('08:00'));
    expect(await moves.begin(HELD, at('10:00')).before()).toBeNull();
  });

  test('any number of quick moves follow each other without a gap', async () => {
    await assert(
      asyncProperty(array(boolean(), { minLength: 1, maxLength: 12 }), async (answersAtOnce) => {
        const moves = new OwnMoves();
        let revision = HELD.revision;
        const late: (() => void)[] = [];
        const told: Promise<number | null>[] = [];
        for (const [index, isAtOnce] of answersAtOnce.entries()) {
          const move = moves.begin(HELD, at(`${String(index + 9).padStart(2, '0')}:00`));
          const mine = revision + 1;
          revision = mine;
          told.push(move.before());
          const answer = (): void => {
            move.answered(mine);
          };
          if (isAtOnce && late.length === 0) answer();
          else late.push(answer);
        }
        for (const answer of late) answer();
        const known = await Promise.all(told);
        expect(known).toEqual(answersAtOnce.map((_, index) => (index === 0 ? null : HELD.revision + index)));
      }),
      { numRuns: 200 },
    );
  });
});
