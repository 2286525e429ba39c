import { useCallbackRef } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { choiceColumn } from './choice-column.tsx';
import type { Column } from './table-column.ts';
import { NO_SELECTION, selectionOf, type Selection } from './table-selection.ts';

/** The rows of a list that a person has chosen, and what its table and its bar need for it. */
export interface Chosen<Row, SortKey extends string> {
  readonly rows: readonly Row[];
  /** Chooses these rows and no others. */
  readonly keep: (keys: readonly string[]) => void;
  /** Properties of the table; nothing is chosen where nothing could be done to it. */
  readonly table: {
    readonly selection: Selection | undefined;
    readonly onSelect: (selection: Selection) => void;
  };
  /** The columns with the boxes before them. */
  readonly boxed: (columns: readonly Column<Row, SortKey>[]) => readonly Column<Row, SortKey>[];
}

/** Lets rows of a list be chosen, where the person may do anything to several of them. */
export function useChosen<Row extends { readonly uid: string }, SortKey extends string>(list: {
  readonly rows: readonly Row[];
  readonly isAllowed: boolean;
  /** Says which row a box chooses. */
  readonly nameOf: (row: Row) => string;
}): Chosen<Row, SortKey> {
  const { t } = useWords();
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const { rows, isAllowed, nameOf } = list;
  const rowsNow = useCallbackRef(() => rows);
  const nameNow = useCallbackRef(nameOf);
  // The same column until another row is chosen: a new one would draw every row of the list again.
  const box = useMemo(
    () =>
      choiceColumn<Row, SortKey>({
        header: t('action.choose'),
        nameOf: nameNow,
        keyOf: (row) => row.uid,
        rows: rowsNow,
        selection,
        onSelect: setSelection,
      }),
    [t, nameNow, rowsNow, selection],
  );
  return {
    rows: selection.keys.size === 0 ? [] : rows.filter((row) => selection.keys.has(row.uid)),
    keep: (keys) => {
      setSelection(selectionOf(keys));
    },
    table: { selection: isAllowed ? selection : undefined, onSelect: setSelection },
    boxed: (columns) => (isAllowed ? [box, ...columns] : columns),
  };
}
