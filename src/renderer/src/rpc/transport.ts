import type { ClientContext, ClientLink } from '@orpc/client';

/** A live line to the core; `closed` resolves once when it ends, whatever ended it. */
export interface Line {
  readonly link: ClientLink<ClientContext>;
  readonly closed: Promise<void>;
}

/** Makes lines one after the other; each host has its own. */
export interface Transport {
  /** Opens a new line; null when the host no longer admits this page. Rejects when the host cannot be reached. */
  readonly open: () => Promise<Line | null>;
}
