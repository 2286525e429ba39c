import { DEFAULT_WEEKLY_HOURS } from '#shared/domain/figures/utilisation.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { readState, writeState } from './vault-state.ts';

/** Policies that an administrator sets. */
export interface Policies {
  readonly autoLockMinutes: number;
  /** Whether the unlock screen hides the names of the accounts; the header decides, this is its copy. */
  readonly labelsHidden: boolean;
  /** Whether payments of consumers may be recorded (CGI art. 286 I 3° bis: after the publisher's attestation). */
  readonly consumerPayments: boolean;
  /** Why the company uses distinct invoice series (BOI-TVA-DECLA-30-20-20-10). */
  readonly seriesJustification: string;
  /** Hours of a full week, for the utilisation of technicians. */
  readonly weeklyHours: number;
}

const DEFAULT_AUTO_LOCK_MINUTES = 10;

/** The policies in force. */
export const readPolicies = (db: ReadDb): Policies => ({
  autoLockMinutes: Number(readState(db, 'auto-lock-minutes') ?? DEFAULT_AUTO_LOCK_MINUTES),
  labelsHidden: readState(db, 'labels-hidden') === '1',
  consumerPayments: readState(db, 'consumer-payments') === '1',
  seriesJustification: readState(db, 'series-justification') ?? '',
  weeklyHours: Number(readState(db, 'weekly-hours') ?? DEFAULT_WEEKLY_HOURS),
});

/** Replaces the policies. */
export function writePolicies(db: WriteDb, policies: Policies): void {
  writeState(db, 'auto-lock-minutes', String(policies.autoLockMinutes));
  writeState(db, 'labels-hidden', policies.labelsHidden ? '1' : '0');
  writeState(db, 'consumer-payments', policies.consumerPayments ? '1' : '0');
  writeState(db, 'series-justification', policies.seriesJustification);
  writeState(db, 'weekly-hours', String(policies.weeklyHours));
}

/** Names of the policies that differ, for the log. */
export const changedPolicies = (before: Policies, after: Policies): readonly string[] =>
  (Object.keys(after) as (keyof Policies)[]).filter((name) => before[name] !== after[name]);
