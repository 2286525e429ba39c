import styles from './data-table.module.css';
import type { Column } from './table-column.ts';
import { nextSelection, type Selection } from './table-selection.ts';

/** The column of boxes that choose rows; Shift on a box chooses everything from the last one. */
export function choiceColumn<Row, SortKey extends string>(list: {
  readonly header: string;
  readonly nameOf: (row: Row) => string;
  readonly keyOf: (row: Row) => string;
  /** All rows, asked for at a press: a column that knew them would be another one with every page. */
  readonly rows: () => readonly Row[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
}): Column<Row, SortKey> {
  return {
    key: 'box',
    header: list.header,
    isHeaderHidden: true,
    width: '18px',
    cell: (row) => (
      // The platform's own box: a list draws many of them with every key that is typed.
      <input
        type="checkbox"
        className={styles['box']}
        tabIndex={-1}
        aria-label={list.nameOf(row)}
        checked={list.selection.keys.has(list.keyOf(row))}
        onChange={(event) => {
          const isRange = event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey;
          list.onSelect(
            nextSelection(
              list.selection,
              list.rows().map(list.keyOf),
              list.keyOf(row),
              isRange ? 'range' : 'toggle',
            ),
          );
        }}
      />
    ),
  };
}
