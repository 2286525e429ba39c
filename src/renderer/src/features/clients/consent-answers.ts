import type { CONSENT_PURPOSES } from '#shared/contract/client-views.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ClientFields } from './client-values.ts';

/** What a client is asked to agree to. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** One answer of a client. */
export type ConsentAnswer = ClientFields['preferences']['consents'][number];

const isSame = (left: ConsentAnswer, right: ConsentAnswer): boolean =>
  left.purpose === right.purpose &&
  left.granted === right.granted &&
  left.at === right.at &&
  left.source === right.source;

/** The answer that counts: the last one given; undefined when never asked. */
export const latestAnswer = (
  answers: readonly ConsentAnswer[],
  purpose: ConsentPurpose,
): ConsentAnswer | undefined => answers.findLast((answer) => answer.purpose === purpose);

/** Whether an answer was saved before this form was opened: it is proof (RGPD art. 7) and is never overwritten. */
export const isSavedAnswer = (saved: readonly ConsentAnswer[], answer: ConsentAnswer | undefined): boolean =>
  answer !== undefined && saved.some((one) => isSame(one, answer));

/** Records another answer: added after a saved one, in place of one that was only being typed. */
export function answerConsent(
  answers: readonly ConsentAnswer[],
  saved: readonly ConsentAnswer[],
  purpose: ConsentPurpose,
  granted: boolean,
  day: LocalDate,
): ConsentAnswer[] {
  const latest = latestAnswer(answers, purpose);
  if (latest?.granted === granted) return [...answers];
  const kept = isSavedAnswer(saved, latest) ? answers : answers.filter((answer) => answer !== latest);
  const before = latestAnswer(kept, purpose);
  return before?.granted === granted
    ? [...kept]
    : [...kept, { purpose, granted, at: day, source: latest === before ? '' : (latest?.source ?? '') }];
}

/** Takes back an answer that was only being typed. */
export const withdrawAnswer = (
  answers: readonly ConsentAnswer[],
  saved: readonly ConsentAnswer[],
  purpose: ConsentPurpose,
): ConsentAnswer[] => answers.filter((answer) => answer.purpose !== purpose || isSavedAnswer(saved, answer));

/** Changes date or source of the latest answer. */
export const changeAnswer = (
  answers: readonly ConsentAnswer[],
  purpose: ConsentPurpose,
  some: Partial<Pick<ConsentAnswer, 'at' | 'source'>>,
): ConsentAnswer[] => {
  const latest = latestAnswer(answers, purpose);
  return answers.map((answer) => (answer === latest ? { ...answer, ...some } : answer));
};
