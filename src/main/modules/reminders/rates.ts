import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import { BLANK_RATES, reminderRates, type ReminderRates } from '#shared/contract/reminder-rates.ts';

/** Rates of late interest that the company wrote down. */
export function readRates(db: ReadDb): ReminderRates {
  const text = readState(db, 'reminder-rates');
  return text === null ? BLANK_RATES : reminderRates.parse(JSON.parse(text));
}

/** Replaces the rates. */
export const writeRates = (db: WriteDb, rates: ReminderRates): void => {
  writeState(db, 'reminder-rates', JSON.stringify(rates));
};
