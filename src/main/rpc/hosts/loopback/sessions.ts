import type { App } from '#main/app/create-app.ts';
import type { Seat } from '#main/app/seat.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { createHash } from 'node:crypto';
import { createSingleUseTokens } from './tokens.ts';
import { createWebTokens } from './web-tokens.ts';

/** Milliseconds that a start link may wait for its use. */
const LAUNCH_LIFETIME = 10 * 60_000;
/** Milliseconds between asking for a socket and opening it. */
const TICKET_LIFETIME = 30_000;
/** Milliseconds that a window may be gone (reload, sleep of the page) before its seat is given up. */
const ABSENCE_LIMIT = 90_000;

/** The doors of the browser host: start links, window sessions, socket tickets, REST tokens. */
export interface LoopbackSessions {
  mintLaunchToken(): string;
  isLaunchToken(token: string): boolean;
  redeemLaunchToken(token: string): boolean;
  /** A window's session for a used start link. */
  openWindow(): { readonly session: string; readonly seat: Seat };
  seatOfWindow(session: string): Seat | null;
  mintTicket(seat: Seat): string;
  redeemTicket(ticket: string): Seat | null;
  /** Tells that a window's socket opened or closed. */
  attach(seat: Seat): void;
  detach(seat: Seat): void;
  openRest(): Seat;
  webToken(seat: Seat): Promise<string>;
  seatOfWebToken(token: string): Promise<Seat | null>;
  close(): void;
}

/** Keeps the sessions of one browser host; nothing of it survives the process. */
export function createLoopbackSessions(
  app: App,
  tools: { readonly clock: Clock; readonly random: RandomSource },
): LoopbackSessions {
  const launches = createSingleUseTokens<true>(tools, LAUNCH_LIFETIME);
  const tickets = createSingleUseTokens<Seat>(tools, TICKET_LIFETIME);
  const webTokens = createWebTokens(tools.clock);
  const windows = new Map<string, Seat>();
  const sockets = new Map<Uid, number>();
  const departures = new Map<Uid, NodeJS.Timeout>();
  const restSeats = new Map<Uid, Seat>();
  const digest = (session: string): string => createHash('sha256').update(session).digest('base64');
  const giveUp = (seat: Seat): void => {
    for (const [key, kept] of windows) if (kept === seat) windows.delete(key);
    app.dropSeat(seat);
  };
  // A REST session that was locked or expired is over: its token finds no seat any more.
  const stopListening = app.onSeatLeft((seat) => {
    if (restSeats.delete(seat.id)) app.dropSeat(seat);
  });
  return {
    mintLaunchToken: () => launches.mint(true),
    isLaunchToken: (token) => launches.peek(token) !== null,
    redeemLaunchToken: (token) => launches.redeem(token) !== null,
    openWindow: () => {
      const session = Buffer.from(tools.random.bytes(32)).toString('base64url');
      const seat = app.takeSeat('browser');
      windows.set(digest(session), seat);
      return { session, seat };
    },
    seatOfWindow: (session) => windows.get(digest(session)) ?? null,
    mintTicket: (seat) => tickets.mint(seat),
    redeemTicket: (ticket) => tickets.redeem(ticket),
    attach: (seat) => {
      sockets.set(seat.id, (sockets.get(seat.id) ?? 0) + 1);
      clearTimeout(departures.get(seat.id));
      departures.delete(seat.id);
    },
    detach: (seat) => {
      const left = (sockets.get(seat.id) ?? 1) - 1;
      sockets.set(seat.id, left);
      if (left > 0) return;
      const timer = setTimeout(() => {
        giveUp(seat);
      }, ABSENCE_LIMIT);
      timer.unref();
      departures.set(seat.id, timer);
    },
    openRest: () => {
      const seat = app.takeSeat('rest');
      restSeats.set(seat.id, seat);
      return seat;
    },
    webToken: (seat) => webTokens.issue(seat),
    seatOfWebToken: async (token) => {
      const read = await webTokens.read(token);
      const seat = read === null ? undefined : restSeats.get(read.seatId);
      return seat?.signedIn?.userUid === read?.userUid ? (seat ?? null) : null;
    },
    close: () => {
      stopListening();
      for (const timer of departures.values()) clearTimeout(timer);
      for (const seat of [...windows.values(), ...restSeats.values()]) app.dropSeat(seat);
    },
  };
}
