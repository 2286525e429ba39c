import { useSyncExternalStore } from 'react';

/**
 * How the line to the core stands.
 *
 * `no-session`: this page may not speak to the core any more and only a new start link helps;
 * `lost`: the line broke and is being made again.
 */
export type LinkState = 'connecting' | 'open' | 'lost' | 'no-session';

let state: LinkState = 'connecting';
const listeners = new Set<() => void>();

/** Records a change of the line; only the transports call it. */
export function setLinkState(next: LinkState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How the line stands now, for screens. */
export const useLinkState = (): LinkState => useSyncExternalStore(subscribe, () => state);
