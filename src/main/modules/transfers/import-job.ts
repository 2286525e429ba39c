import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Rows written between two chances for other calls: some 15 ms of work, and one short transaction. */
export const ROWS_A_TURN = 40;

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
