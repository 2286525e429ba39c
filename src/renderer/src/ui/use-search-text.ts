import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { followAddress, searchTextOf, tellText, typeText } from './search-text.ts';

const WAIT_MILLISECONDS = 90;

/**
 * A text that shows at once what is typed and tells it a moment later.
 *
 * A change that comes from elsewhere (back, the top search) is taken over; the address's own echo never is.
 */
export function useSearchText(
  value: string,
  tell: (text: string) => void,
): readonly [string, (text: string) => void] {
  const [state, setState] = useState(() => searchTextOf(value));
  const tellLater = useDebouncedCallback((text: string) => {
    setState((before) => tellText(before, text));
    tell(text);
  }, WAIT_MILLISECONDS);
  if (value !== state.seen) setState(followAddress(state, value));
  return [
    state.typed,
    (text) => {
      setState((before) => typeText(before, text));
      tellLater(text);
    },
  ];
}
