import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Orders that the list offers. */
export const CLIENT_SORTS = ['relevance', 'name', 'city', 'updated', 'balance', 'last-contact'] as const;

/** An order of the list. */
export type ClientSort = (typeof CLIENT_SORTS)[number];

const STATUSES = ['active', 'archived', 'all'] as const;

/** Which clients the list shows, as its address holds it. */
export interface ClientFilters {
  readonly text: string;
  readonly industry: string | null;
  readonly city: string | null;
  readonly tag: string | null;
  readonly status: (typeof STATUSES)[number];
  readonly ownerUid: string | null;
  readonly unpaid: boolean;
  readonly sort: ClientSort | null;
  readonly descending: boolean;
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;

const wordOf = (parameters: URLSearchParams, name: string): string | null => {
  const text = parameters.get(name);
  return text === null || text === '' ? null : text;
};

/** Reads the filters from the search part of an address; what is unknown there is ignored. */
export const readFilters = (parameters: URLSearchParams): ClientFilters => ({
  text: parameters.get('text') ?? '',
  industry: wordOf(parameters, 'industry'),
  city: wordOf(parameters, 'city'),
  tag: wordOf(parameters, 'tag'),
  status: oneOf(STATUSES, parameters.get('status')) ?? 'active',
  ownerUid: wordOf(parameters, 'owner'),
  unpaid: parameters.get('unpaid') === '1',
  sort: oneOf(CLIENT_SORTS, parameters.get('sort')),
  descending: parameters.get('descending') === '1',
});

/** The search part of an address for filters; other parameters are kept, defaults are left out. */
export function writeFilters(parameters: URLSearchParams, filters: ClientFilters): URLSearchParams {
  const next = new URLSearchParams(parameters);
  const set = (name: string, value: string | null): void => {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  };
  set('text', filters.text);
  set('industry', filters.industry);
  set('city', filters.city);
  set('tag', filters.tag);
  set('status', filters.status === 'active' ? null : filters.status);
  set('owner', filters.ownerUid);
  set('unpaid', filters.unpaid ? '1' : null);
  set('sort', filters.sort);
  set('descending', filters.descending ? '1' : null);
  return next;
}

/** The same filters without any narrowing; the order stays. */
export const withoutNarrowing = (filters: ClientFilters): ClientFilters => ({
  ...filters,
  text: '',
  industry: null,
  city: null,
  tag: null,
  status: 'active',
  ownerUid: null,
  unpaid: false,
});

/** How many filters beside the text narrow the list. */
export const countFilters = (filters: ClientFilters): number =>
  [
    filters.industry !== null,
    filters.city !== null,
    filters.tag !== null,
    filters.status !== 'active',
    filters.ownerUid !== null,
    filters.unpaid,
  ].filter(Boolean).length;

/** Whether an empty list may be the filters' doing. */
export const isNarrowed = (filters: ClientFilters): boolean =>
  filters.text.trim() !== '' || countFilters(filters) > 0;

/** What the core is asked for. */
export const filtersToInput = (filters: ClientFilters) => ({
  ...(filters.text.trim() === '' ? {} : { text: filters.text.trim() }),
  ...(filters.industry === null ? {} : { industry: filters.industry }),
  ...(filters.city === null ? {} : { city: filters.city }),
  ...(filters.tag === null ? {} : { tag: filters.tag }),
  status: filters.status,
  ...(filters.ownerUid === null ? {} : { ownerUid: filters.ownerUid }),
  ...(filters.unpaid ? { unpaid: true } : {}),
  ...(filters.sort === null ? {} : { sort: filters.sort, descending: filters.descending }),
});

/** The list's filters and how to change some of them; a change replaces the address, it is no step of history. */
export function useClientFilters(): {
  readonly filters: ClientFilters;
  readonly change: (some: Partial<ClientFilters>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo(() => readFilters(parameters), [parameters]);
  const change = (some: Partial<ClientFilters>): void => {
    setParameters((before) => writeFilters(before, { ...readFilters(before), ...some }), { replace: true });
  };
  return { filters, change };
}
