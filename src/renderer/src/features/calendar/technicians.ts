import { useQuery } from '@tanstack/react-query';
import { rpc } from '../../rpc/client.ts';

/** A colleague of the calendar; the hue only helps the eye, the name always stands beside it. */
export interface Technician {
  readonly uid: string;
  readonly name: string;
  readonly hue: string;
}

// At least 3:1 on both grounds as an edge; the text on it keeps the colour of text.
const HUES = [
  '#1a8f86',
  '#b8741a',
  '#3f7fcc',
  '#bd4b86',
  '#8561c9',
  '#6a8a22',
  '#c9544c',
  '#6f7f90',
] as const;

/** Colour of work that nobody was given. */
export const NOBODY_HUE = '#8a96a3';

/** Active colleagues in the order of their names, each with a hue that stays. */
export function useTechnicians(): readonly Technician[] {
  const { data } = useQuery(rpc.users.names.queryOptions({ input: {} }));
  return (data?.users ?? []).map(({ uid, name }, index) => ({
    uid,
    name,
    hue: HUES[index % HUES.length] ?? NOBODY_HUE,
  }));
}

/** Hue of who comes. */
export const hueOf = (technicians: readonly Technician[], uid: string | null): string =>
  technicians.find((one) => one.uid === uid)?.hue ?? NOBODY_HUE;
