import type { Instant } from '../../kernel/instant.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

/** What can happen between the company and a client, in the order of the composer's tabs. */
export const INTERACTION_KINDS = ['call', 'email', 'meeting', 'note'] as const;

/** A call, an e-mail, a meeting or a note. */
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** Who began; empty where the question makes no sense. */
export const INTERACTION_DIRECTIONS = ['in', 'out', ''] as const;

/** Who began: the client (`in`), us (`out`), or nobody. */
export type InteractionDirection = (typeof INTERACTION_DIRECTIONS)[number];

/** A day is the longest meeting. */
export const LONGEST_MINUTES = 24 * 60;

/** What the rules of an interaction look at. */
export interface ToldInteraction {
  readonly kind: InteractionKind;
  readonly direction: InteractionDirection;
  readonly occurredAt: Instant;
  /** Local day of `occurredAt` where the company is. */
  readonly occurredOn: LocalDate;
  /** Minutes; negative when the typed end lies before the start; null when unknown. */
  readonly durationMinutes: number | null;
  readonly subject: string;
  readonly body: string;
  readonly recallOn: LocalDate | null;
}

/** Why an interaction is not kept, with the field at fault. */
export type InteractionFault =
  | { readonly tag: 'NothingWritten'; readonly field: 'body' }
  | { readonly tag: 'InteractionInFuture'; readonly field: 'occurredAt' }
  | { readonly tag: 'EndBeforeStart'; readonly field: 'durationMinutes' }
  | { readonly tag: 'DurationOutOfRange'; readonly field: 'durationMinutes' }
  | { readonly tag: 'RecallBeforeInteraction'; readonly field: 'recallOn' };

/**
 * Checks what was told and clears what its kind cannot have: only calls and e-mails have a direction, a note lasts
 * no time.
 */
export function checkInteraction(
  told: ToldInteraction,
  now: Instant,
): Result<
  { readonly direction: InteractionDirection; readonly durationMinutes: number | null },
  InteractionFault
> {
  if (told.subject === '' && told.body === '') return err({ tag: 'NothingWritten', field: 'body' });
  if (told.occurredAt > now) return err({ tag: 'InteractionInFuture', field: 'occurredAt' });
  const minutes = lasts(told.kind) ? told.durationMinutes : null;
  if (minutes !== null && minutes < 0) return err({ tag: 'EndBeforeStart', field: 'durationMinutes' });
  if (minutes !== null && (minutes < 1 || minutes > LONGEST_MINUTES))
    return err({ tag: 'DurationOutOfRange', field: 'durationMinutes' });
  if (told.recallOn !== null && told.recallOn < told.occurredOn)
    return err({ tag: 'RecallBeforeInteraction', field: 'recallOn' });
  return ok({ direction: hasDirection(told.kind) ? told.direction : '', durationMinutes: minutes });
}

/** Whether somebody began it: calls and e-mails. */
export const hasDirection = (kind: InteractionKind): boolean => kind === 'call' || kind === 'email';

/** Whether it takes time that is worth noting: calls and meetings. */
export const lasts = (kind: InteractionKind): boolean => kind === 'call' || kind === 'meeting';
