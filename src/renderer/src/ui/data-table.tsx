import { Loader } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../i18n/use-words.ts';
import styles from './data-table.module.css';
import { focusList, isFocusIdle, isRowsTurn } from './list-focus.ts';
import { CHUNK_ROWS, useRowWindow } from './row-window.ts';
import { useShortcut } from './shortcuts.tsx';
import { leastWidth } from './table-tracks.ts';
import { TableRows, type RowActs } from './table-rows.tsx';
import type { Column } from './table-column.ts';
import { anchoredAt, nextSelection, selectAll, type Selection } from './table-selection.ts';

export type { Column } from './table-column.ts';

/** Order of the rows as the list asks it from the core. */
export interface Sort<SortKey extends string> {
  readonly key: SortKey;
  readonly descending: boolean;
}

interface DataTableProps<Row, SortKey extends string> {
  /** Name of the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row, SortKey>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The record open beside the list. */
  readonly openKey?: string | undefined;
  /** A pointer press or Enter on a row. */
  readonly onOpen?: (row: Row) => void;
  readonly sort?: Sort<SortKey> | undefined;
  readonly onSort?: (sort: Sort<SortKey>) => void;
  /** Keyset paging: called when the end comes near. */
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
  /** True while any page is under way, the next one included (`isFetching`). */
  readonly isLoading?: boolean;
  /** With both, rows are chosen by Space, Shift+click, Ctrl+click, Shift+arrows and Ctrl+A (the loaded rows). */
  readonly selection?: Selection | undefined;
  readonly onSelect?: (selection: Selection) => void;
  /** What stands instead of rows when there are none. */
  readonly empty?: ReactNode;
}

/**
 * Table of one line per record: sticky header, arrows and Enter, sorting told to screen readers, more rows as the end
 * comes near. Rows far from the view are not drawn (`row-window.ts`), so that a list of any length scrolls alike.
 */
export function DataTable<Row, SortKey extends string>(props: DataTableProps<Row, SortKey>) {
  const { t } = useWords();
  const { rows, rowKey, hasMore = false, onMore, isLoading = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const tracks = props.columns.map((column) => column.width);
  const openIndex = props.openKey === undefined ? -1 : rows.findIndex((row) => rowKey(row) === props.openKey);
  const tabStop = Math.max(0, openIndex);
  const { stretches, onScroll, hold, measure } = useRowWindow(scroller, rows.length, tabStop);

  useEffect(() => {
    if (!hasMore || isLoading || end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onMore?.();
      },
      { root: scroller.current, rootMargin: '600px' },
    );
    observer.observe(end.current);
    return () => {
      observer.disconnect();
    };
  }, [hasMore, isLoading, onMore]);

  const select = (key: string, how: 'toggle' | 'range', from?: string): void => {
    if (props.selection === undefined || props.onSelect === undefined) return;
    const keys = rows.map(rowKey);
    const start = from === undefined ? props.selection : anchoredAt(props.selection, keys, from);
    props.onSelect(nextSelection(start, keys, key, how));
  };

  const focusRow = (index: number): void => {
    // Far away it has to be drawn first.
    flushSync(() => {
      hold(index);
    });
    scroller.current?.querySelector<HTMLElement>(`[data-row][aria-rowindex="${String(index + 2)}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent, row: Row, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const page = 10;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const bounded = Math.max(0, Math.min(rows.length - 1, target));
      focusRow(bounded);
      const reached = rows[bounded];
      if (event.shiftKey && reached !== undefined) select(rowKey(reached), 'range', rowKey(row));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpen?.(row);
    } else if (event.key === ' ' && props.selection !== undefined) {
      event.preventDefault();
      select(rowKey(row), 'toggle');
    }
  };

  const onClick = (event: MouseEvent, row: Row): void => {
    // Links, buttons and copied text inside a cell keep their own meaning.
    if (event.target instanceof Element && event.target.closest('a, button, input') !== null) return;
    if (event.shiftKey) select(rowKey(row), 'range');
    else if (event.ctrlKey || event.metaKey) select(rowKey(row), 'toggle');
    else props.onOpen?.(row);
  };

  useShortcut({
    keys: 'ArrowDown',
    label: t('shortcuts.list'),
    run: focusList,
    isEnabled: rows.length > 0,
    isWanted: isFocusIdle,
  });

  useShortcut({
    keys: 'mod+A',
    label: t('shortcuts.chooseAll'),
    run: () => {
      if (props.selection !== undefined) props.onSelect?.(selectAll(props.selection, rows.map(rowKey)));
    },
    isEnabled: rows.length > 0 && props.selection !== undefined && props.onSelect !== undefined,
    isWanted: isRowsTurn,
  });

  const latest = useRef<RowActs>(null);
  useEffect(() => {
    const withRow = (index: number, act: (row: Row) => void): void => {
      const row = rows[index];
      if (row !== undefined) act(row);
    };
    latest.current = {
      hold,
      press: (event, index) => {
        withRow(index, (row) => {
          onClick(event, row);
        });
      },
      key: (event, index) => {
        withRow(index, (row) => {
          onKeyDown(event, row, index);
        });
      },
    };
  });
  const [acts] = useState<RowActs>(() => ({
    hold: (index) => latest.current?.hold(index),
    press: (event, index) => latest.current?.press(event, index),
    key: (event, index) => latest.current?.key(event, index),
  }));

  return (
    <div ref={scroller} className={styles['scroller']} onScroll={onScroll}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- rows walked with the arrows make a grid (WAI-ARIA).
        role="grid"
        aria-label={props.label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-multiselectable={props.selection === undefined ? undefined : true}
        aria-busy={isLoading}
        className={styles['table']}
        style={
          { '--tracks': tracks.join(' '), '--least-width': `${String(leastWidth(tracks))}px` } as Record<
            string,
            string
          >
        }
      >
        <thead>
          <tr className={styles['head']}>
            {props.columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        {stretches.map((stretch) =>
          stretch.kind === 'room' ? (
            <tbody key={`room ${String(stretch.from)}`} aria-hidden style={{ height: stretch.height }} />
          ) : (
            <tbody key={stretch.from} ref={measure} data-chunk={stretch.from / CHUNK_ROWS}>
              <TableRows
                rows={rows.slice(stretch.from, stretch.to)}
                from={stretch.from}
                columns={props.columns}
                rowKey={rowKey}
                selected={props.selection?.keys}
                openIndex={openIndex}
                tabStop={tabStop}
                opens={props.onOpen !== undefined}
                acts={acts}
              />
            </tbody>
          ),
        )}
      </table>
      {rows.length === 0 && !isLoading ? props.empty : null}
      <div ref={end} className={styles['end']} aria-live="polite">
        {isLoading ? <Loader role="status" size="xs" aria-label={t('table.loading')} /> : null}
      </div>
    </div>
  );
}

function HeaderCell<Row, SortKey extends string>(props: {
  readonly column: Column<Row, SortKey>;
  readonly sort: Sort<SortKey> | undefined;
  readonly onSort: ((sort: Sort<SortKey>) => void) | undefined;
}) {
  const { column, sort, onSort } = props;
  const key = column.sortKey;
  const isSorted = key !== undefined && sort?.key === key;
  const order = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={key === undefined ? undefined : order}
      className={styles['headCell']}
      data-number={column.isNumber || undefined}
    >
      {key === undefined || onSort === undefined ? (
        <span className={column.isHeaderHidden === true ? 'visually-hidden' : undefined}>
          {column.header}
        </span>
      ) : (
        <button
          type="button"
          className={styles['sort']}
          onClick={() => {
            onSort({ key, descending: isSorted ? !sort.descending : false });
          }}
        >
          {column.header}
          {order === 'ascending' ? <IconArrowUp size={14} aria-hidden /> : null}
          {order === 'descending' ? <IconArrowDown size={14} aria-hidden /> : null}
        </button>
      )}
    </th>
  );
}
