import type { ReactNode } from 'react';

/** One column; `width` is a CSS grid track such as `minmax(160px, 2fr)` or `110px`. */
export interface Column<Row, SortKey extends string> {
  readonly key: string;
  readonly header: string;
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts, dates and counts are right-aligned with tabular numbers. */
  readonly isNumber?: boolean;
  readonly sortKey?: SortKey;
  /** The header is only read aloud: for columns of boxes or marks. */
  readonly isHeaderHidden?: boolean;
}
