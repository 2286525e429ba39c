import type { ChangeFeed } from '#main/app/change-feed.ts';
import type { Seat } from '#main/app/seat.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { readActor } from '#main/modules/vault/accounts.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { EventQueue } from './event-queue.ts';
import { toldTo } from './told-to.ts';

/** Streams that one seat may hold: its windows, and some that were lost on the way. */
const STREAMS_PER_SEAT = 12;

/** What streams of changes hang on. */
export interface EventTools {
  readonly feed: ChangeFeed;
  readonly vault: VaultRuntime;
  readonly onSeatLeft: (listener: (seat: Seat) => void) => () => void;
}

/** Handlers of `events`: one stream per window, filtered by who sits there at the moment of each change. */
export function eventsHandlers(tools: EventTools): HandlersOf<Contract['events']> {
  const streams = new Map<Seat, Set<EventQueue>>();

  tools.onSeatLeft((seat) => {
    for (const stream of streams.get(seat) ?? []) stream.end();
  });
  tools.feed.listen((change) => {
    for (const [seat, ofSeat] of streams) {
      // Who sits there is read again, so that a right taken away counts at once.
      const actor =
        seat.signedIn === null || !tools.vault.isOpen()
          ? null
          : readActor(tools.vault.read(), seat.signedIn.userUid, seat.signedIn.mustChangePassword);
      const event = actor === null ? null : toldTo(tools.vault.read(), actor, change);
      if (event !== null) for (const stream of ofSeat) stream.push(event);
    }
  });

  return {
    changes: ({ seat }) => {
      const ofSeat = streams.get(seat) ?? new Set();
      streams.set(seat, ofSeat);
      const [oldest] = ofSeat;
      if (ofSeat.size >= STREAMS_PER_SEAT) oldest?.end();
      const stream = new EventQueue(() => {
        ofSeat.delete(stream);
        if (ofSeat.size === 0) streams.delete(seat);
      });
      ofSeat.add(stream);
      streams.set(seat, ofSeat);
      stream.push({ kind: 'everything' });
      return ok(stream);
    },
  };
}
