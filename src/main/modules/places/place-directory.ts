import { readFileSync } from 'node:fs';
import type { PlaceDirectory } from '#main/app/ports.ts';
import { placeNameKey } from '#shared/domain/places/place-name-key.ts';

/** A postal code of a commune; a commune has one place per code. */
interface Place {
  readonly postalCode: string;
  readonly city: string;
}

/** A commune of the shipped file: its name, the name that is compared, its postal codes between spaces. */
type Commune = readonly [name: string, key: string, postalCodes: string];

/**
 * The French communes of a shipped file (built by `tools/places/build.ts`; Licence Ouverte, credited in the file).
 *
 * The file is read at the first question, so that starting does not wait for it; a missing file throws then.
 */
export function loadPlaceDirectory(path: string): PlaceDirectory {
  let communes: readonly Commune[] | null = null;
  return {
    find: (text, limit) => {
      communes ??= readCommunes(path);
      const typed = text.trim();
      return /^\d/.test(typed)
        ? byPostalCode(communes, typed.replace(/\s/g, ''), limit)
        : byName(communes, placeNameKey(typed), limit);
    },
  };
}

/** The file is part of the product and checked by a test: a schema over 35,000 rows would only cost the first search. */
const readCommunes = (path: string): readonly Commune[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { readonly communes: readonly Commune[] }).communes;

const placesOf = ([city, , postalCodes]: Commune): readonly Place[] =>
  postalCodes.split(' ').map((postalCode) => ({ postalCode, city }));

/** In the order of the codes; of one code the largest commune first, as in the file. */
function byPostalCode(communes: readonly Commune[], digits: string, limit: number): readonly Place[] {
  return communes
    .filter(([, , postalCodes]) => postalCodes.includes(digits))
    .flatMap(placesOf)
    .filter((place) => place.postalCode.startsWith(digits))
    .toSorted((left, right) => Number(left.postalCode) - Number(right.postalCode))
    .slice(0, limit);
}

/** Names that are the text, then those that begin with it, then those with a later word that does; larger communes first. */
function byName(communes: readonly Commune[], typed: string, limit: number): readonly Place[] {
  if (typed === '') return [];
  const same: Place[] = [];
  const beginning: Place[] = [];
  const within: Place[] = [];
  for (const commune of communes) {
    const [, key] = commune;
    const list =
      key === typed ? same : key.startsWith(typed) ? beginning : key.includes(` ${typed}`) ? within : null;
    if (list !== null && list.length < limit) list.push(...placesOf(commune));
  }
  return [...same, ...beginning, ...within].slice(0, limit);
}
