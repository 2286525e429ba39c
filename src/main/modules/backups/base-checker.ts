import { Worker } from 'node:worker_threads';
import type { BaseChecker } from '#main/app/ports.ts';
import { isBaseWhole } from './check-base.ts';

/**
 * Checks bases in a worker thread each, so that calls are answered meanwhile, however large the base is.
 *
 * `workerUrl` is `./base-check-worker.ts` in source, its bundle in the built application.
 */
export const createBaseChecker = (workerUrl: URL): BaseChecker => ({
  isWhole: ({ path, key, lastEntry }) =>
    new Promise((resolve, reject) => {
      // A copy that moves to the worker, which zeroes it: none of ours is left behind.
      const moved = new Uint8Array(key);
      const worker = new Worker(workerUrl, {
        workerData: { path, key: moved, lastEntry },
        transferList: [moved.buffer],
      });
      worker.once('message', (isWhole: unknown) => {
        resolve(isWhole === true);
      });
      worker.once('error', (problem) => {
        reject(problem instanceof Error ? problem : new Error('The check of the base failed'));
      });
      worker.once('exit', () => {
        reject(new Error('The check of the base stopped'));
      });
    }),
});

/** Checks in the calling thread: for tests, and where no worker can be started. */
export const checkInProcess: BaseChecker = {
  isWhole: (base) => Promise.resolve(isBaseWhole(base)),
};
