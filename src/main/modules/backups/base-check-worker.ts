import { parentPort, workerData } from 'node:worker_threads';
import { isBaseWhole, type CheckedBase } from './check-base.ts';

/*
 * The worker thread of `createBaseChecker`: checks one base and ends.
 */

if (parentPort === null) throw new Error('base-check-worker runs as a worker thread only');
const { path, key, lastEntry } = workerData as Omit<CheckedBase, 'key'> & { readonly key: Uint8Array };
const bytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
let isWhole: boolean;
try {
  isWhole = isBaseWhole({ path, key: bytes, lastEntry });
} finally {
  bytes.fill(0);
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread of Node has no origin.
parentPort.postMessage(isWhole);
