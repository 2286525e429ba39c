import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

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
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const tellLater = useDebouncedCallback((text: string) => {
    setTold(text);
    tell(text);
  }, WAIT_MILLISECONDS);
  useEffect(() => {
    if (value === told) return;
    setTyped(value);
    setTold(value);
  }, [value, told]);
  return [
    typed,
    (text) => {
      setTyped(text);
      tellLater(text);
    },
  ];
}
