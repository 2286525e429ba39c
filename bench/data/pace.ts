import { setImmediate as nextTurn } from 'node:timers/promises';

/** Somebody asked to stop; what was made so far is to be thrown away. */
export class Cancelled extends Error {}

/** Tells how far a long work is and lets it be stopped between two batches. */
export interface Pace {
  /** Begins a step of `total` rows, looked at every `batch` of them. */
  step(title: string, total: number, batch?: number): void;
  /** To be awaited after every row; gives way, prints and throws `Cancelled` once per batch. */
  done(rows: number): Promise<void> | undefined;
}

const USUAL_BATCH = 5000;
const PRINT_EVERY_MILLISECONDS = 1000;

/** A pace that prints one line per second and step, and stops when `isCancelled` says so. */
export function createPace(print: (text: string) => void, isCancelled: () => boolean): Pace {
  let title = '';
  let total = 0;
  let batch = USUAL_BATCH;
  let started = performance.now();
  let printed = 0;
  const turn = async (rows: number): Promise<void> => {
    await nextTurn();
    if (isCancelled()) throw new Cancelled();
    const now = performance.now();
    if (rows < total && now - printed < PRINT_EVERY_MILLISECONDS) return;
    printed = now;
    const seconds = (now - started) / 1000;
    print(
      `${title.padEnd(28)} ${String(rows).padStart(9)} / ${String(total).padEnd(9)} ${seconds.toFixed(1)} s`,
    );
  };
  return {
    step: (nextTitle, nextTotal, nextBatch = USUAL_BATCH) => {
      batch = nextBatch;
      title = nextTitle;
      total = nextTotal;
      started = performance.now();
      printed = started;
    },
    done: (rows) => (rows % batch === 0 || rows === total ? turn(rows) : undefined),
  };
}
