import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { foldForSearch, searchWords } from '#shared/domain/clients/search-fold.ts';
import { placeNameKey } from '#shared/domain/places/place-name-key.ts';

/** Whether a label has every word that is typed somewhere, blind to accents, case and ligatures. */
export function fitsTyped(label: string, typed: string): boolean {
  const folded = foldForSearch(label);
  return searchWords(typed).every((word) => folded.includes(word));
}

/**
 * Filter of every field that is searched by typing (`filter={foldedOptions}`).
 *
 * The library's own compares letter by letter: `elec` would not find *Électricité*.
 */
export const foldedOptions: OptionsFilter = ({ options, search, limit }) => {
  let left = limit;
  const fitting = (items: readonly ComboboxItem[]): ComboboxItem[] => {
    const found = items.filter((item) => fitsTyped(item.label, search)).slice(0, Math.max(0, left));
    left -= found.length;
    return found;
  };
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return fitting([option]);
    const items = fitting(option.items);
    return items.length === 0 ? [] : [{ ...option, items }];
  });
};

/** The same for names of communes: `st etienne` finds *Saint-Étienne*, as in the list that comes with Carnet. */
export const foldedPlaces: OptionsFilter = ({ options, search, limit }) =>
  options
    .filter((option) => !('group' in option) && fitsTyped(placeNameKey(option.label), placeNameKey(search)))
    .slice(0, limit);
