import type { CommandContext } from '#main/app/context.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { returnMessage } from '#main/modules/messages/move-message.ts';
import { recordAnswer } from '#main/modules/surveys/record-answer.ts';
import { closedBefore } from '#main/modules/surveys/survey-rows.ts';
import { ASKED_AT, surveyOfLink } from '#main/modules/surveys/survey-store.ts';
import { isOurs, readSurveyKey } from '#main/modules/surveys/survey-token.ts';
import type { Bounce } from '#shared/domain/surveys/delivery-status.ts';
import type { SurveyToken } from '#shared/domain/surveys/survey-token.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** A mail of the mailbox that says something to us. */
export type TakenMail =
  | { readonly kind: 'answer'; readonly token: SurveyToken; readonly comment: string }
  | { readonly kind: 'bounce'; readonly bounce: Bounce };

/** What became of it. */
export type MailOutcome = 'answer' | 'bounce' | 'ignored';

type TakeTools = Pick<CommandContext, 'clock' | 'newUid'>;

/** Takes one mail in, in the caller's transaction; a mail taken twice changes nothing the second time. */
export function takeMail(db: WriteDb, mail: TakenMail, tools: TakeTools): MailOutcome {
  switch (mail.kind) {
    case 'answer':
      return takeAnswer(db, mail.token, mail.comment, tools);
    case 'bounce':
      return takeBounce(db, mail.bounce, tools.clock.now());
    default:
      return unreachable(mail);
  }
}

function takeAnswer(db: WriteDb, token: SurveyToken, comment: string, tools: TakeTools): MailOutcome {
  const key = readSurveyKey(db);
  if (key === null || !isOurs(key, token)) return 'ignored';
  const survey = surveyOfLink(db, token.linkName);
  if (survey === null || isTooOld(db, survey.id, tools.clock.now())) return 'ignored';
  const isFirst = recordAnswer(db, survey.id, { rating: token.rating, comment, by: 'reply' }, tools);
  return isFirst ? 'answer' : 'ignored';
}

function isTooOld(db: WriteDb, id: number, now: Instant): boolean {
  const asked = rowOf<{ readonly at: Instant }>(
    db,
    `select coalesce(${ASKED_AT}, survey.created_at) as at from satisfaction_surveys survey where survey.id = @id`,
    { id },
  );
  return asked !== null && asked.at < closedBefore(db, now);
}

function takeBounce(db: WriteDb, { messageId, status }: Bounce, now: Instant): MailOutcome {
  const returned = rowsOf<{ readonly id: number }>(
    db,
    `select id from messages where message_id = @messageId and channel = 'email' and delivery is not 'bounced'`,
    { messageId },
  ).filter(({ id }) => returnMessage(db, id, { delivery: 'bounced', detail: status }, now));
  return returned.length === 0 ? 'ignored' : 'bounce';
}
