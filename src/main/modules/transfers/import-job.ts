import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Rows of the first turn; later ones take as many as fit into `TURN`. */
const FEWEST_ROWS = 40;
const MOST_ROWS = 400;
/** Milliseconds of a turn with its commit: what somebody who types meanwhile waits for at most, on a machine at rest. */
const TURN = 25;

/** How many rows are written between two chances for other calls, in one short transaction. */
export interface Stride {
  rows(): number;
  /** Tells how long a turn of so many rows took. */
  took(rows: number, milliseconds: number): void;
}

/**
 * A stride that keeps its turns short on a slow machine and makes few of them on a fast one.
 *
 * Each turn is written durably and ends a segment of the search index: the fewer, the quicker the whole. It grows to
 * twice at most, so that one lucky turn does not make a long one.
 */
export function createStride(): Stride {
  let next = FEWEST_ROWS;
  return {
    rows: () => next,
    took: (rows, milliseconds) => {
      const fitting = milliseconds <= 0 ? rows * 2 : Math.floor((rows * TURN) / milliseconds);
      next = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, next * 2, fitting));
    },
  };
}

/** An import or its undoing under way; there is one at a time. */
export interface ImportJob {
  readonly kind: 'run' | 'undo';
  readonly uid: Uid;
  readonly total: number;
  done: number;
  isCancelled: boolean;
}

/** Whether a job may go on: its vault may have been locked, or somebody changed their mind. */
export type Turn = 'go-on' | 'cancelled' | 'interrupted';

const jobs = new WeakMap<VaultRuntime, ImportJob>();

/** The job of a vault, or null. */
export const jobOf = (vault: VaultRuntime): ImportJob | null => jobs.get(vault) ?? null;

/** Holds a job for as long as its work lasts. */
export async function withJob<Value>(
  vault: VaultRuntime,
  job: ImportJob,
  work: () => Promise<Value>,
): Promise<Value> {
  jobs.set(vault, job);
  try {
    return await work();
  } finally {
    jobs.delete(vault);
  }
}

/** Lets other calls run. */
export async function giveWay(vault: VaultRuntime, job: ImportJob): Promise<Turn> {
  await nextTurn();
  if (!vault.isOpen()) return 'interrupted';
  return job.isCancelled ? 'cancelled' : 'go-on';
}
