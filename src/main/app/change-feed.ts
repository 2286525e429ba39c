import type { Uid } from '#shared/kernel/uid.ts';

/** A change that was committed, as the core knows it; who may hear how much of it is decided per seat. */
export interface Change {
  /** Noun of the contract. */
  readonly noun: string;
  /** Kind and uid of the row as the audit entry names them. */
  readonly objectKind: string | null;
  readonly objectUid: Uid | null;
  readonly byUid: Uid | null;
  /** A change of somebody's own things, told to their windows alone. */
  readonly isPrivate: boolean;
}

/** Tells what was committed to whoever listens; nothing is kept for those who come later. */
export interface ChangeFeed {
  tell(change: Change): void;
  listen(listener: (change: Change) => void): () => void;
}

/** A feed without listeners. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(change: Change) => void>();
  return {
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
