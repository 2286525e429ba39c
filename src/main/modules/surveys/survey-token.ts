import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';
import { base32 } from '#shared/domain/surveys/base32.ts';
import type { Rating } from '#shared/domain/surveys/rating.ts';
import {
  LINK_BYTES,
  SIGNATURE_BYTES,
  signedText,
  type SurveyToken,
} from '#shared/domain/surveys/survey-token.ts';
import type { RandomSource } from '#shared/kernel/random.ts';

const KEY_BYTES = 32;

/** The key that signs answers; made on first use, the same for the life of the vault so that old mails stay good. */
export function surveyKey(db: WriteDb, random: RandomSource): Buffer {
  const stored = readSurveyKey(db);
  if (stored !== null) return stored;
  const made = Buffer.from(random.bytes(KEY_BYTES));
  writeState(db, 'survey-key', made.toString('base64'));
  return made;
}

/** The key, or null while no survey was ever written. */
export function readSurveyKey(db: ReadDb): Buffer | null {
  const text = readState(db, 'survey-key');
  return text === null ? null : Buffer.from(text, 'base64');
}

/** A fresh random name for the links of a survey. */
export const newLinkName = (random: RandomSource): string => base32(random.bytes(LINK_BYTES));

function signatureOf(key: Buffer, linkName: string, rating: Rating): string {
  const whole = createHmac('sha256', key).update(signedText(linkName, rating)).digest();
  return base32(whole.subarray(0, SIGNATURE_BYTES));
}

/** The token of one answer. */
export const signToken = (key: Buffer, linkName: string, rating: Rating): SurveyToken => ({
  linkName,
  rating,
  signature: signatureOf(key, linkName, rating),
});

/** Whether we signed a token; takes as long for a wrong one as for a right one. */
export function isOurs(key: Buffer, token: SurveyToken): boolean {
  const expected = Buffer.from(signatureOf(key, token.linkName, token.rating));
  const given = Buffer.from(token.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
