import type { ReactNode } from 'react';
import { FilterBar, FilterText } from './filter-bar.tsx';
import { daysOf } from './filter-days.ts';
import { PeriodFilter } from './period-filter.tsx';
import type { Filters } from './use-filters.ts';

/** Filters of a list of dated things: text and period, then its own. */
export function ListFilters(props: {
  readonly filters: Filters;
  readonly textLabel: string;
  readonly periodLabel: string;
  readonly children: ReactNode;
}) {
  const { filters } = props;
  return (
    <FilterBar>
      <FilterText
        label={props.textLabel}
        value={filters.read('text') ?? ''}
        onChange={(text) => {
          filters.change({ text });
        }}
      />
      <PeriodFilter
        label={props.periodLabel}
        days={daysOf(filters)}
        onChange={({ from = null, to = null }) => {
          filters.change({ from, to });
        }}
      />
      {props.children}
    </FilterBar>
  );
}
