import { ENTRIES, type Feature, type RailEntry } from './feature.ts';

// A folder with a `routes.tsx` is a feature: adding a screen touches no shared file.
const found = import.meta.glob<Feature>('./*/routes.tsx', { eager: true, import: 'feature' });

/** Every feature of the product. */
export const features: readonly Feature[] = Object.values(found);

/** Entries of the rail in their order. */
export const railEntries: readonly RailEntry[] = features
  .flatMap((feature) => feature.entries)
  .toSorted((left, right) => ENTRIES.indexOf(left.name) - ENTRIES.indexOf(right.name));
