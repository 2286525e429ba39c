import { memo, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react';
import styles from './data-table.module.css';
import type { Column } from './table-column.ts';

/** What rows tell their table; the same functions for as long as the table stands. */
export interface RowActs {
  readonly hold: (index: number) => void;
  readonly press: (event: MouseEvent, index: number) => void;
  readonly key: (event: KeyboardEvent, index: number) => void;
}

interface TableRowsProps<Row> {
  readonly rows: readonly Row[];
  /** Place of the first one in the table. */
  readonly from: number;
  readonly columns: readonly Column<Row, string>[];
  readonly rowKey: (row: Row) => string;
  readonly selected: ReadonlySet<string> | undefined;
  readonly openIndex: number;
  /** The row that Tab reaches. */
  readonly tabStop: number;
  readonly opens: boolean;
  readonly acts: RowActs;
}

const sameItems = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  left.length === right.length && left.every((item, index) => item === right[index]);

function sameRows<Row>(before: TableRowsProps<Row>, after: TableRowsProps<Row>): boolean {
  return (
    sameItems(before.rows, after.rows) &&
    sameItems(before.columns, after.columns) &&
    before.from === after.from &&
    before.selected === after.selected &&
    before.openIndex === after.openIndex &&
    before.tabStop === after.tabStop &&
    before.opens === after.opens
  );
}

function Rows<Row>(props: TableRowsProps<Row>) {
  const { acts, selected } = props;
  return props.rows.map((row, offset) => {
    const index = props.from + offset;
    const key = props.rowKey(row);
    const isOpen = index === props.openIndex;
    const isSelected = selected?.has(key) ?? false;
    return (
      <tr
        key={key}
        data-row
        aria-rowindex={index + 2}
        aria-selected={selected === undefined ? isOpen : isSelected}
        tabIndex={index === props.tabStop ? 0 : -1}
        data-open={isOpen || undefined}
        data-selected={isSelected || undefined}
        data-opens={props.opens || undefined}
        className={styles['row']}
        onFocus={() => {
          acts.hold(index);
        }}
        onClick={(event) => {
          acts.press(event, index);
        }}
        onKeyDown={(event) => {
          acts.key(event, index);
        }}
      >
        {props.columns.map((column) => (
          <td key={column.key} className={styles['cell']} data-number={column.isNumber || undefined}>
            {column.cell(row)}
          </td>
        ))}
      </tr>
    );
  });
}

/**
 * Some rows of a table, drawn again only when they or their columns are others.
 *
 * A list is drawn several times for one key (what is typed, the address, the question, the answer); its rows are most
 * of the work.
 */
// A component that is generic over its rows stays so.
export const TableRows = memo(Rows, sameRows) as <Row>(props: TableRowsProps<Row>) => ReactElement;
