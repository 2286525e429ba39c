import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { rpc } from '../rpc/client.ts';

/** A postal code of a French commune. */
export interface Place {
  readonly postalCode: string;
  readonly city: string;
}

const FRENCH_CODE = /^\d{5}$/;

/** Whether a text is a whole French postal code. */
export const isFrenchCode = (text: string): boolean => FRENCH_CODE.test(text.trim());

/** What is looked up: the whole code, else the commune, else the beginning of a code. */
const askedOf = (code: string, city: string): string => {
  if (FRENCH_CODE.test(code) || (city.length < 2 && /^\d{2}/.test(code))) return code;
  return city.length > 1 ? city : '';
};

/** The communes that fit what is typed of an address in France, from the list that comes with Carnet; none abroad. */
export function usePlaces(typed: {
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}): { readonly code: string; readonly places: readonly Place[] } {
  const [code] = useDebouncedValue(typed.postalCode.trim(), 120);
  const [city] = useDebouncedValue(typed.city.trim(), 120);
  const isFrench = typed.country === 'FR';
  const asked = askedOf(code, city);
  const { data } = useQuery(
    rpc.organisation.places.queryOptions({
      input: { text: asked.slice(0, 60) },
      enabled: isFrench && asked !== '',
      staleTime: Infinity,
    }),
  );
  const places = useMemo(
    () => (isFrench && asked !== '' ? (data?.places ?? []) : []),
    [data, isFrench, asked],
  );
  return { code, places };
}
