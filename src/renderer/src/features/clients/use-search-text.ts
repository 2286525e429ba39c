import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const WAIT_MILLISECONDS = 90;

/**
 * A text that shows at once what is typed and tells it a moment later.
 *
 * A change that comes from elsewhere (back, the top search) is taken over.
 */
export function useSearchText(
  value: string,
  tell: (text: string) => void,
): readonly [string, (text: string) => void] {
  // `seen` is the value last given, `told` the text last told: its echo changes nothing that was typed since.
  const [state, setState] = useState({ typed: value, seen: value, told: value });
  const tellLater = useDebouncedCallback((text: string) => {
    setState((before) => ({ ...before, told: text }));
    tell(text);
  }, WAIT_MILLISECONDS);
  if (value !== state.seen)
    setState({ seen: value, told: value, typed: value === state.told ? state.typed : value });
  return [
    state.typed,
    (text) => {
      setState((before) => ({ ...before, typed: text }));
      tellLater(text);
    },
  ];
}
