/** Takes back what was done to one row. */
export type UndoRow = () => Promise<void>;

/** What an act did to one row: done, with its way back where there is one, or left alone for a reason. */
export type RowOutcome =
  | { readonly kind: 'done'; readonly undo: UndoRow | null }
  | { readonly kind: 'skipped'; readonly reason: string };

/** What a failure of one row means for the rest: the row is skipped, tried again after a wait, or everything stops. */
export type FailureMeaning =
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'stop' };

/** Why the rest of the rows was not reached. */
export type BulkStop = { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly error: unknown };

/** What became of the rows; `left` are those not reached, the row of an unexpected failure included. */
export interface BulkResult<Row> {
  readonly done: readonly { readonly row: Row; readonly undo: UndoRow | null }[];
  readonly skipped: readonly { readonly row: Row; readonly reason: string }[];
  readonly left: readonly Row[];
  readonly stop: BulkStop | null;
}

/** What a run needs from its surroundings. */
export interface BulkSurroundings {
  /** Asked before each row; the row under way is always finished, so that nothing is half done. */
  readonly isCancelled: () => boolean;
  readonly meaningOf: (error: unknown) => FailureMeaning;
  readonly wait: (seconds: number) => Promise<void>;
  /** Rows dealt with so far. */
  readonly onProgress: (count: number) => void;
}

type Tried = RowOutcome | { readonly kind: 'failed'; readonly error: unknown };

async function tryRow<Row>(
  row: Row,
  act: (row: Row) => Promise<RowOutcome>,
  surroundings: BulkSurroundings,
): Promise<Tried> {
  try {
    return await act(row);
  } catch (error) {
    const meaning = surroundings.meaningOf(error);
    if (meaning.kind === 'skip') return { kind: 'skipped', reason: meaning.reason };
    if (meaning.kind === 'stop') return { kind: 'failed', error };
    await surroundings.wait(meaning.seconds);
    return surroundings.isCancelled() ? { kind: 'failed', error } : tryRow(row, act, surroundings);
  }
}

/**
 * Does one act to many rows, one after the other, each with its own right, audit line and rules as if done alone.
 *
 * Never rejects: a refusal skips its row, an unexpected failure stops and is told with what was done before it.
 */
export async function runBulk<Row>(
  rows: readonly Row[],
  act: (row: Row) => Promise<RowOutcome>,
  surroundings: BulkSurroundings,
): Promise<BulkResult<Row>> {
  const done: { row: Row; undo: UndoRow | null }[] = [];
  const skipped: { row: Row; reason: string }[] = [];
  for (const [index, row] of rows.entries()) {
    const left = rows.slice(index);
    if (surroundings.isCancelled()) return { done, skipped, left, stop: { kind: 'cancelled' } };
    // oxlint-disable-next-line no-await-in-loop -- one row after the other: a cancel leaves the rest untouched.
    const tried = await tryRow(row, act, surroundings);
    if (tried.kind === 'failed') {
      const stop: BulkStop = surroundings.isCancelled()
        ? { kind: 'cancelled' }
        : { kind: 'failed', error: tried.error };
      return { done, skipped, left, stop };
    }
    if (tried.kind === 'done') done.push({ row, undo: tried.undo });
    else skipped.push({ row, reason: tried.reason });
    surroundings.onProgress(index + 1);
  }
  return { done, skipped, left: [], stop: null };
}

/** How many rows were skipped for each reason, the most frequent first. */
export function countReasons(
  skipped: readonly { readonly reason: string }[],
): readonly { readonly reason: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((left, right) => right.count - left.count);
}
