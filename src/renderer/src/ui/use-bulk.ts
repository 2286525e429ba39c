import { useRef, useState } from 'react';
import { words } from '../i18n/use-words.ts';
import { bulkFailure } from '../rpc/bulk-failure.ts';
import { errorText } from '../rpc/error-text.ts';
import { queryClient } from '../rpc/query-client.ts';
import { runBulk, type BulkResult, type RowOutcome, type UndoRow } from './run-bulk.ts';
import { showMessage, showUndo } from './undo-toast.tsx';

/** One act to every chosen row. */
export interface BulkAct<Row> {
  /** The act as its button says it. */
  readonly label: string;
  readonly act: (row: Row) => Promise<RowOutcome>;
  /** The sentence of what was done, in the words of the noun. */
  readonly said: (count: number) => string;
}

/** Where a run over the chosen rows stands. */
export type BulkState<Row> =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly label: string; readonly count: number; readonly total: number }
  | { readonly phase: 'ended'; readonly said: string | null; readonly result: BulkResult<Row> };

/** A run over chosen rows: start, cancel after the row under way, put the result away. */
export interface Bulk<Row> {
  readonly state: BulkState<Row>;
  readonly start: (act: BulkAct<Row>, rows: readonly Row[]) => Promise<void>;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const wait = async (seconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

const surroundings = {
  meaningOf: bulkFailure,
  wait,
  isCancelled: () => false,
  onProgress: () => undefined,
};

/** Takes the done rows back, last first; what cannot be taken back is told with its reason. */
async function undoAll(undos: readonly UndoRow[]): Promise<void> {
  const result = await runBulk(
    undos.toReversed(),
    async (undo) => {
      await undo();
      return { kind: 'done', undo: null };
    },
    surroundings,
  );
  await queryClient.invalidateQueries();
  const missed = result.skipped.length + result.left.length;
  if (missed === 0) return;
  const stopped = result.stop?.kind === 'failed' ? errorText(words(), result.stop.error)?.title : undefined;
  const reason = result.skipped[0]?.reason ?? stopped ?? '';
  showMessage(words()('bulk.undoMissed', { count: missed, reason }));
}

/**
 * Runs an act over chosen rows and keeps where it stands; leaving the page does not stop it, its toast still comes.
 *
 * `onEnded` gets the rows that were not done, which stay chosen.
 */
export function useBulk<Row>(onEnded: (notDone: readonly Row[]) => void): Bulk<Row> {
  const [state, setState] = useState<BulkState<Row>>({ phase: 'idle' });
  const isCancelled = useRef(false);

  const start = async (act: BulkAct<Row>, rows: readonly Row[]): Promise<void> => {
    isCancelled.current = false;
    const showProgress = (count: number): void => {
      setState({ phase: 'running', label: act.label, count, total: rows.length });
    };
    showProgress(0);
    const result = await runBulk(rows, act.act, {
      ...surroundings,
      isCancelled: () => isCancelled.current,
      onProgress: showProgress,
    });
    await queryClient.invalidateQueries();
    const said = result.done.length === 0 ? null : act.said(result.done.length);
    const undos = result.done.flatMap(({ undo }) => (undo === null ? [] : [undo]));
    if (said !== null && undos.length > 0) {
      showUndo(said, async () => {
        setState((now) => (now.phase === 'ended' ? { phase: 'idle' } : now));
        await undoAll(undos);
      });
    } else if (said !== null) showMessage(said);
    // When every row was done the toast has said it all.
    const isWhole = result.skipped.length === 0 && result.stop === null;
    setState(isWhole ? { phase: 'idle' } : { phase: 'ended', said, result });
    onEnded([...result.skipped.map(({ row }) => row), ...result.left]);
  };

  return {
    state,
    start,
    cancel: () => {
      isCancelled.current = true;
    },
    dismiss: () => {
      setState({ phase: 'idle' });
    },
  };
}
