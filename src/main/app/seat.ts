import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Through which door a call came. */
export type HostKind = 'desktop' | 'browser' | 'direct' | 'rest';

/** The person at a seat. */
export interface SignedIn {
  readonly userUid: Uid;
  readonly signedInAt: number;
  /** A one-time code was used: only a new password may be set. */
  mustChangePassword: boolean;
  /** Monotonic moment until which sensitive acts need no password. */
  confirmedUntil: number;
  readonly failures: { readonly count: number; readonly lastAt: Instant | null };
}

/** A seat in the hands of a client: only the survey, until its own person types the password. */
export interface HandOver {
  readonly surveyId: number;
  step: 'asked' | 'answered' | 'declined';
}

/**
 * One place where somebody can sit: a window, a REST session, a script.
 *
 * The actor of a call comes from its seat, never from an argument.
 */
export interface Seat {
  readonly id: Uid;
  readonly host: HostKind;
  signedIn: SignedIn | null;
  /** Null while the seat is with its own person. */
  handedOver: HandOver | null;
  /** Monotonic moment of the last sign of life of the person. */
  lastActivity: number;
}
