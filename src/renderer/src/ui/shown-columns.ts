import { useSearchParams } from 'react-router';
import type { Column } from './table-column.ts';

const PARAMETER = 'hide';

/** Keys of the columns that an address hides. */
export const hiddenIn = (parameters: URLSearchParams): ReadonlySet<string> =>
  new Set((parameters.get(PARAMETER) ?? '').split(',').filter((key) => key !== ''));

/** The address with a column hidden or shown again. */
export function withColumn(parameters: URLSearchParams, key: string, isShown: boolean): URLSearchParams {
  const hidden = new Set(hiddenIn(parameters));
  if (isShown) hidden.delete(key);
  else hidden.add(key);
  const next = new URLSearchParams(parameters);
  if (hidden.size === 0) next.delete(PARAMETER);
  else next.set(PARAMETER, [...hidden].join(','));
  return next;
}

/** Columns that a person may hide: those with a heading. */
export const choosable = <Row, SortKey extends string>(
  columns: readonly Column<Row, SortKey>[],
): readonly Column<Row, SortKey>[] => columns.filter((column) => column.isHeaderHidden !== true);

/** The columns that the address does not hide; one always stays. */
export function shownColumns<Row, SortKey extends string>(
  columns: readonly Column<Row, SortKey>[],
  hidden: ReadonlySet<string>,
): readonly Column<Row, SortKey>[] {
  const shown = columns.filter((column) => !hidden.has(column.key));
  return choosable(shown).length === 0 ? columns : shown;
}

/** The columns that the address of this page does not hide. */
export function useShownColumns<Row, SortKey extends string>(
  columns: readonly Column<Row, SortKey>[],
): readonly Column<Row, SortKey>[] {
  const [parameters] = useSearchParams();
  return shownColumns(columns, hiddenIn(parameters));
}
