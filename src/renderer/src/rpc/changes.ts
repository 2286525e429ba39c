import { useSyncExternalStore } from 'react';
import type { ChangeEvent } from '#shared/contract/events.ts';
import { client, rpc } from './client.ts';
import { affectsQuery } from './affected-queries.ts';
import { queryClient } from './query-client.ts';

/** Changes that come one right after the other are answered by one reading, in milliseconds. */
const GATHER = 80;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;
/** Rows of which the last change is remembered. */
const REMEMBERED = 200;

const changedBy = new Map<string, string>();
const listeners = new Set<() => void>();
const nouns = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function readAgain(): void {
  timer = undefined;
  const changed = [...nouns];
  nouns.clear();
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => affectsQuery(changed, queryKey) });
}

function take(event: ChangeEvent): void {
  if (event.kind === 'everything') {
    void queryClient.invalidateQueries();
    return;
  }
  nouns.add(event.noun);
  timer ??= setTimeout(readAgain, GATHER);
  if (event.uid === null || event.byUid === null) return;
  changedBy.delete(event.uid);
  changedBy.set(event.uid, event.byUid);
  const [oldest] = changedBy.keys();
  if (changedBy.size > REMEMBERED && oldest !== undefined) changedBy.delete(oldest);
  for (const listener of listeners) listener();
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Follows what other windows and people change until `signal` aborts, and asks again for what is on screen.
 *
 * A lost stream is opened anew; what happened meanwhile is made up for by reading everything on screen once.
 */
export async function followChanges(signal: AbortSignal): Promise<void> {
  let isFirst = true;
  for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      for await (const event of await client.events.changes({}, { signal })) {
        pause = FIRST_PAUSE;
        // What is on screen at the start was read a moment ago.
        if (isFirst && event.kind === 'everything') isFirst = false;
        else take(event);
      }
      // The core ended it: the seat was left, from here or from elsewhere.
      await queryClient.invalidateQueries({ queryKey: rpc.vault.session.key() });
    } catch {
      // The line is lost or closed; its banner says so.
    }
    if (!signal.aborted) await wait(pause);
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Account that changed a row last while this window was open; undefined when it is not known. */
export const useChangedBy = (uid: string): string | undefined =>
  useSyncExternalStore(subscribe, () => changedBy.get(uid));
