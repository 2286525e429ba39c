import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A commune and one of its postal codes, as the bundled list of the INSEE and La Poste has them. */
export interface Place {
  readonly city: string;
  readonly postalCode: string;
}

const bundled = z.object({ communes: z.array(z.tuple([z.string(), z.string(), z.string()])) });

/** Largest communes taken; the list is in order of population. */
const LARGEST = 450;

/** Towns of mainland France and Corsica, largest first; overseas has other telephone ranges and VAT rates. */
export function largestPlaces(): readonly Place[] {
  const file = new URL('../../resources/places/communes.json', import.meta.url);
  const { communes } = bundled.parse(JSON.parse(readFileSync(file, 'utf8')));
  return communes
    .flatMap(([city, , codes]) => {
      const postalCode = codes.split(' ')[0] ?? '';
      return /^(?!9[78])\d{5}$/.test(postalCode) ? [{ city, postalCode }] : [];
    })
    .slice(0, LARGEST);
}
