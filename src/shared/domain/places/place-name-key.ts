import { foldForSearch } from '../clients/search-fold.ts';

/** A name of a place as compared: `St-Étienne` and `Saint Etienne` are the same. */
export const placeNameKey = (name: string): string =>
  foldForSearch(name)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
