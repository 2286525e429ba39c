import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followAddress, searchTextOf, tellText, typeText, type SearchText } from './search-text.ts';

/** A person who types a word letter by letter while the address follows as late as it likes. */
const race = fc.record({
  word: fc.string({ minLength: 1, maxLength: 12 }),
  steps: fc.array(fc.constantFrom('type', 'tell', 'arrive', 'skip'), { maxLength: 60 }),
});

describe('the text of a search', () => {
  test('keeps every letter, whatever the delay of the address', () => {
    fc.assert(
      fc.property(race, ({ word, steps }) => {
        let state: SearchText = searchTextOf('');
        let address = '';
        const queue: string[] = [];
        const arrive = (): void => {
          const value = queue.shift();
          if (value === undefined || value === address) return;
          address = value;
          state = followAddress(state, value);
        };
        let letters = 0;
        for (const step of steps) {
          if (step === 'type') {
            letters = Math.min(letters + 1, word.length);
            state = typeText(state, word.slice(0, letters));
          } else if (step === 'tell') {
            queue.push(state.typed);
            state = tellText(state, state.typed);
          } else if (step === 'arrive') arrive();
          else if (queue.length > 1) queue.shift();
          expect(state.typed).toBe(word.slice(0, letters));
        }
        while (queue.length > 0) arrive();
        expect(state.typed).toBe(word.slice(0, letters));
      }),
    );
  });

  test('an old echo does not take back what was typed and told since', () => {
    let state = searchTextOf('');
    for (const text of ['LEFEV', 'LEFEVR']) state = tellText(typeText(state, text), text);
    expect(followAddress(state, 'LEFEV').typed).toBe('LEFEVR');
  });

  test('shows what came from elsewhere', () => {
    const state = tellText(typeText(searchTextOf('a'), 'ab'), 'ab');
    expect(followAddress(state, '')).toEqual(searchTextOf(''));
    expect(followAddress(followAddress(state, 'ab'), 'a').typed).toBe('a');
  });
});
