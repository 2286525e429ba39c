import type { CommandContext } from '#main/app/context.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { localDayOf } from '#main/modules/audit/local-day.ts';
import { insertInteraction } from '#main/modules/interactions/interaction-store.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import type { Rating } from '#shared/domain/surveys/rating.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { holdBack } from './survey-outbox.ts';
import { keepAskedAt, surveyById, type StoredSurvey } from './survey-store.ts';
import { SURVEY_WORDS } from './survey-words.ts';

/** What a client answered. */
export interface Answer {
  readonly rating: Rating;
  readonly comment: string;
  readonly by: 'reply' | 'web' | 'on-the-spot';
}

type AnswerTools = Pick<CommandContext, 'clock' | 'newUid'>;

/**
 * Keeps the answer of a survey; answers whether it is the first, which alone counts.
 *
 * The only place that writes a rating. What is still to be sent is cancelled, and a low rating opens a call back.
 */
export function recordAnswer(db: WriteDb, surveyId: number, answer: Answer, tools: AnswerTools): boolean {
  const now = tools.clock.now();
  const changed = change(
    db,
    `update satisfaction_surveys set rating = @rating, comments = @comment, answered_at = @now, answered_by = @by,
       updated_at = @now where id = @surveyId and answered_at is null and rating is null`,
    { surveyId, rating: answer.rating, comment: answer.comment, by: answer.by, now },
  );
  if (changed === 0) return false;
  keepAskedAt(db, surveyId, now);
  const survey = surveyById(db, surveyId);
  if (survey === null) return true;
  if (survey.serviceId !== null) holdBack(db, survey.serviceId, 'answered', { now, isAskedAgain: false });
  if (answer.rating <= currentMessaging(db).settings.surveys.lowRating) openRecall(db, survey, answer, tools);
  return true;
}

/** Keeps that a client preferred not to answer: the survey is closed without a rating, nothing is sent any more. */
export function recordDeclined(db: WriteDb, survey: StoredSurvey, now: Instant): void {
  change(
    db,
    `update satisfaction_surveys set answered_at = @now, updated_at = @now
     where id = @id and answered_at is null and rating is null`,
    { id: survey.id, now },
  );
  keepAskedAt(db, survey.id, now);
  if (survey.serviceId !== null) holdBack(db, survey.serviceId, 'answered', { now, isAskedAgain: false });
}

/** A call back due today, for whoever looks after the client; in the language of who reads it. */
function openRecall(db: WriteDb, survey: StoredSurvey, answer: Answer, tools: AnswerTools): void {
  const now = tools.clock.now();
  const person = whoCallsBack(db, survey);
  const words = SURVEY_WORDS[person?.language ?? 'fr'];
  const service =
    rowOf<{ readonly title: string }>(db, 'select title from services where id = @id', {
      id: survey.serviceId,
    })?.title ?? '';
  const uid = tools.newUid();
  const recallId = insertInteraction(
    db,
    {
      clientId: survey.clientId,
      contactId: null,
      contactName: '',
      kind: 'note',
      direction: '',
      occurredAt: now,
      durationMinutes: null,
      subject: words.recallSubject(answer.rating, service).slice(0, 200),
      body: words.recallBody(answer.comment),
      recallOn: localDayOf(now),
    },
    { uid, now, actorId: person?.id ?? 1 },
  );
  change(db, 'update satisfaction_surveys set recall_id = @recallId where id = @id', {
    recallId,
    id: survey.id,
  });
}

interface Caller {
  readonly id: number;
  readonly language: 'fr' | 'en';
}

/** The client's owner, else who did the work, else the first who manages or administers; active accounts only. */
function whoCallsBack(db: ReadDb, survey: StoredSurvey): Caller | null {
  return rowOf<Caller>(
    db,
    `select users.id, users.language from users where users.state = 'active' order by
       case when users.id = (select owner_id from clients where clients.id = @clientId) then 0
         when users.id = @technicianId then 1
         when users.roles like '%"manager"%' then 2
         when users.roles like '%"administrator"%' then 3
         else 4 end, users.id limit 1`,
    { clientId: survey.clientId, technicianId: survey.technicianId },
  );
}
