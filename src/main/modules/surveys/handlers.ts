import { notFound, refused } from '#main/app/outcome.ts';
import { remembered } from '#main/modules/lists/remembered.ts';
import { readMailbox } from '#main/modules/mailbox/read-mailbox.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { readState } from '#main/modules/organisation/vault-state.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { answerAddress } from './answer-address.ts';
import { handOverHandlers } from './hand-over.ts';
import { surveyFigures } from './survey-figures.ts';
import { findSurvey, listSurveys } from './survey-rows.ts';
import { webFormHtml } from './web-form.ts';

/** Handlers of `surveys`: what was asked and answered; an agent's are those of its own and assigned clients. */
export const surveysHandlers: HandlersOf<Contract['surveys']> = {
  ...handOverHandlers,

  list: ({ db, access, clock }, query) => ok(listSurveys(db, access, query, clock.now())),

  get: ({ db, access, clock }, { uid }) => {
    const survey = findSurvey(db, access, uid, clock.now());
    return survey === null ? notFound('survey') : ok(survey);
  },

  figures: ({ db, access, clock }, period) => {
    const today = clock.today();
    const name = `surveys ${JSON.stringify([access.reach, access.actor.id, period, today])}`;
    return ok(remembered(db, name, () => surveyFigures(db, access, period, today)));
  },

  readMailbox: async (context) => {
    const reading = await readMailbox(context.vault, context.deps);
    if (!reading.ok) return refused(reading.error);
    const { more, ...counts } = reading.value;
    context.note({ details: counts });
    return ok({ ...counts, more });
  },

  mailbox: ({ db }) => {
    const { mailbox, surveys } = currentMessaging(db).settings;
    const text = readState(db, 'mailbox-last');
    const last =
      text === null
        ? { at: null, problem: null }
        : (JSON.parse(text) as { readonly at: Instant; readonly problem: string | null });
    return ok({
      isRead: mailbox.isRead,
      surveysAreOn: surveys.isOn,
      lastAt: last.at,
      lastProblem: last.problem,
    });
  },

  webForm: async (context, { language, postTo }) => {
    const db = context.db();
    const address = answerAddress(currentMessaging(db).settings);
    if (address === null) return refused('AnswerAddressMissing');
    if (postTo !== '' && !isHttpsAddress(postTo)) return refused('NotAnHttpsAddress', { field: 'postTo' });
    const html = webFormHtml({
      language,
      companyName: readSettings(db).name,
      answerAddress: address,
      postTo,
    });
    const name = language === 'fr' ? 'avis.html' : 'survey.html';
    return await Promise.resolve(ok(new File([html], name, { type: 'text/html' })));
  },
};

function isHttpsAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === '';
}
