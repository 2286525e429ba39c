import { useLayoutEffect, useRef, useState } from 'react';
import { followAddress, searchTextOf, tellText, typeText } from './search-text.ts';

/** Signs of a text that lists are asked for; the core refuses more. */
export const SEARCH_LIMIT = 200;

/**
 * A text that shows what is typed and tells it with every key.
 *
 * Nothing waits for a pause: the core answers within the time between two keys, what is asked for a text that is not
 * wanted any more is given up. A change that comes from elsewhere (back, the top search) is taken over; the address's
 * own echo never is.
 *
 * What is under way is remembered outside of the state: while somebody types, React draws addresses that it throws
 * away again, and a state that was set in such a drawing would be taken for the one on the screen.
 *
 * Of a very long one only the beginning is asked for: the field keeps all of it and says so (`SearchLimit`).
 */
export function useSearchText(
  value: string,
  tell: (text: string) => void,
): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const memory = useRef(searchTextOf(value));
  useLayoutEffect(() => {
    if (value === memory.current.seen) return;
    memory.current = followAddress(memory.current, value);
    setTyped(memory.current.typed);
  }, [value]);
  return [
    typed,
    (text) => {
      const told = text.slice(0, SEARCH_LIMIT);
      memory.current = tellText(typeText(memory.current, text), told);
      setTyped(text);
      tell(told);
    },
  ];
}
