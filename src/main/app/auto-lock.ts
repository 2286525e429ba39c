import type { ReadDb } from '#main/db/handles.ts';
import { readPolicies } from '#main/modules/organisation/policies.ts';

/** Minutes without a sign of life before a seat locks, by the policy in force. */
export const autoLockMinutes = (db: ReadDb): number => readPolicies(db).autoLockMinutes;
