import type { WriteDb } from '#main/db/handles.ts';
import { change } from '#main/modules/lists/statements.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { holdBack } from './survey-outbox.ts';
import { keepAskedAt, surveyOfService } from './survey-store.ts';

/**
 * Takes back the survey of a service that is no longer finished.
 *
 * A message that has not left is cancelled and the survey forgotten: when the service is done again it is asked for
 * anew, once. One that has left, or was answered or declined, stays; nobody is asked about the same work twice.
 */
export function withdrawSurvey(db: WriteDb, serviceId: number, now: Instant): void {
  const survey = surveyOfService(db, serviceId);
  if (survey === null || survey.answeredAt !== null || survey.rating !== null) return;
  if (survey.askedAt !== null) return;
  if (!holdBack(db, serviceId, 'service-reopened', { now, isAskedAgain: true })) return;
  change(db, 'delete from satisfaction_surveys where id = @id', { id: survey.id });
}

/**
 * Prepares the deletion of a service: what was not sent is cancelled and forgotten; what was asked or answered stays
 * with its client, without the service.
 */
export function releaseSurvey(db: WriteDb, serviceId: number, now: Instant): void {
  withdrawSurvey(db, serviceId, now);
  const kept = surveyOfService(db, serviceId);
  if (kept === null) return;
  holdBack(db, serviceId, 'service-reopened', { now, isAskedAgain: false });
  keepAskedAt(db, kept.id, null);
}
