import type { Seat } from '#main/app/seat.ts';

/** What a host hands over with each call: the seat it came from, and nothing the caller could have typed. */
export interface CallContext {
  readonly seat: Seat;
}
