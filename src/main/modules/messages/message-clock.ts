import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import { clockStanding, type ClockStanding } from '#shared/domain/messages/clock-standing.ts';
import { isInstant, type Instant } from '#shared/kernel/instant.ts';

/** How the clock stands by what the vault remembers. */
export interface ClockView {
  readonly standing: ClockStanding;
  readonly now: Instant;
  /** The latest moment at which it was believed; null in a vault that never looked. */
  readonly seen: Instant | null;
}

const KEY = 'clock-seen';

/** Moments nearer to the last one than this are not written down: a look costs nothing most of the time. */
const STEP_MILLISECONDS = 60_000;

/** Judges the clock of the machine; changes nothing. */
export function clockView(db: ReadDb, now: Instant): ClockView {
  const text = readState(db, KEY);
  const seen = text !== null && isInstant(text) ? text : null;
  const last = rowOf<{ readonly at: Instant }>(
    db,
    'select at from audit_entries order by sequence desc limit 1',
  );
  return { standing: clockStanding(now, seen, last?.at ?? null), now, seen };
}

/** Remembers a moment at which the clock was believed, or that a person vouched for. */
export const rememberMoment = (db: WriteDb, now: Instant): void => {
  writeState(db, KEY, now);
};

/** Whether a believed moment is far enough from the last one to be written down. */
export const isWorthRemembering = ({ standing, now, seen }: ClockView): boolean =>
  standing === 'right' && (seen === null || Date.parse(now) - Date.parse(seen) >= STEP_MILLISECONDS);
