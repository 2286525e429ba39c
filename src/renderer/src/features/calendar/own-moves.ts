import type { Placement } from './placement.ts';

/** A move from this window that has begun. */
export interface BegunMove {
  /** Where the person sees the appointment: where their own last move put it, or as it was taken into the hand. */
  readonly seen: Placement;
  /**
   * Resolves when the own move before this one has its answer: to the revision it made, null when there was none or it
   * was refused.
   */
  readonly before: () => Promise<number | null>;
  /** The core's answer: the new revision, or null for a refusal, after which the place before counts again. */
  readonly answered: (revision: number | null) => void;
}

interface Last {
  readonly place: Placement;
  readonly answer: Promise<number | null>;
  /** Null until it has its answer. */
  revision: number | null;
}

/**
 * The order of one's own moves.
 *
 * What is taken into the hand may be older than one's own last move, under way or answered meanwhile: the next one goes on
 * from there, as nobody else has moved it. Without this a second quick move looked like somebody else's.
 */
export class OwnMoves {
  readonly #last = new Map<string, Last>();

  /** Begins a move of an appointment that was taken into the hand at a revision and place. */
  begin(
    held: { readonly uid: string; readonly revision: number; readonly place: Placement },
    place: Placement,
  ): BegunMove {
    const last = this.#last.get(held.uid);
    const isOlder = last !== undefined && (last.revision === null || last.revision > held.revision);
    const earlier = isOlder ? last : undefined;
    let tell: (revision: number | null) => void = () => undefined;
    const answer = new Promise<number | null>((resolve) => {
      tell = resolve;
    });
    const mine: Last = { place, answer, revision: null };
    this.#last.set(held.uid, mine);
    return {
      seen: earlier?.place ?? held.place,
      before: async () => (await earlier?.answer) ?? null,
      answered: (revision) => {
        mine.revision = revision;
        if (revision === null && this.#last.get(held.uid) === mine) this.#last.delete(held.uid);
        tell(revision);
      },
    };
  }

  /** Where the person sees an appointment that was taken into the hand. */
  seen(held: { readonly uid: string; readonly revision: number; readonly place: Placement }): Placement {
    const last = this.#last.get(held.uid);
    const isOlder = last !== undefined && (last.revision === null || last.revision > held.revision);
    return isOlder ? last.place : held.place;
  }
}
