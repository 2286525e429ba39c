import { useSearchParams } from 'react-router';

/** Filters of a list as they stand in the address, so that back, forward and reload keep them. */
export interface Filters {
  /** A filter's text; undefined when it is not set. */
  readonly read: (name: string) => string | undefined;
  /** A filter that takes one of some values; anything else in the address counts as not set. */
  readonly oneOf: <Value extends string>(name: string, values: readonly Value[]) => Value | undefined;
  /** Sets some filters, removes those that are null. */
  readonly change: (changes: Readonly<Record<string, string | null>>) => void;
  readonly clear: () => void;
  readonly isFiltered: boolean;
  /** The search part to keep in links to a record of the list. */
  readonly search: string;
}

// The columns that are hidden and the name of the view narrow nothing.
const ALWAYS_KEPT = ['hide', 'saved'];

/** Reads and changes the filters in the address; `own` names parameters that are no filters (sort, view). */
export function useFilters(own: readonly string[] = []): Filters {
  const kept = new Set([...own, ...ALWAYS_KEPT]);
  const [parameters, setParameters] = useSearchParams();
  const read = (name: string): string | undefined => {
    const value = parameters.get(name);
    return value === null || value === '' ? undefined : value;
  };
  return {
    read,
    oneOf: (name, values) => values.find((value) => value === read(name)),
    change: (changes) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      );
    },
    clear: () => {
      setParameters(
        (before) =>
          new URLSearchParams(
            [...before].filter(([name]) => kept.has(name)).map(([name, value]) => [name, value]),
          ),
        { replace: true },
      );
    },
    isFiltered: [...parameters.keys()].some((name) => !kept.has(name)),
    search: parameters.size === 0 ? '' : `?${parameters.toString()}`,
  };
}
