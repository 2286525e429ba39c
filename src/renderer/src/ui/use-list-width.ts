import { useMediaQuery } from '@mantine/hooks';

/** Room a list has: everything in columns, the quieter things on second lines, or two columns only. */
export type ListWidth = 'wide' | 'medium' | 'narrow';

/** Room of a page's list; beside an open record it is narrow on any screen. */
export function useListWidth(isBeside: boolean): ListWidth {
  const options = { getInitialValueInEffect: false };
  const isNarrow = useMediaQuery('(max-width: 820px)', false, options);
  const isMedium = useMediaQuery('(max-width: 1240px)', false, options);
  if (isBeside || isNarrow) return 'narrow';
  return isMedium ? 'medium' : 'wide';
}
