import { notFound, refused } from '#main/app/outcome.ts';
import { bytesToUid } from '#main/db/columns.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { findService } from '#main/modules/services/service-rows.ts';
import { unlock } from '#main/modules/vault/unlock.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import { wipeKeys } from '#main/vault/slot-changes.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { surveysHereContract } from '#shared/contract/surveys-here.ts';
import { mayBeAskedHere } from '#shared/domain/surveys/may-be-asked.ts';
import { isRating } from '#shared/domain/surveys/rating.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import { recordAnswer, recordDeclined } from './record-answer.ts';
import { surveyClient } from './survey-client.ts';
import { insertSurvey, keepAskedAt, surveyById, surveyOfService } from './survey-store.ts';
import { newLinkName } from './survey-token.ts';

type Handlers = Pick<HandlersOf<Contract['surveys']>, keyof typeof surveysHereContract>;

/** Asking face to face. What is handed over is the seat: its state is here in the core, not in a screen. */
export const handOverHandlers: Handlers = {
  handOver: (context, { serviceUid }) => {
    const { db, access, clock, seat } = context;
    const service = findService(db, access, serviceUid);
    if (service === null) return notFound('service');
    if (service.row.status !== 'done') return refused('ServiceNotDone', { field: 'serviceUid' });
    const client = surveyClient(db, service.clientId);
    if (client === null || !mayBeAskedHere(client)) return refused('ClientMayNotBeAsked');
    const known = surveyOfService(db, service.id);
    if (known !== null && (known.answeredAt !== null || known.rating !== null))
      return refused('SurveyClosed');
    const now = clock.now();
    const uid = known === null ? context.newUid() : bytesToUid(known.uid);
    const surveyId =
      known?.id ??
      insertSurvey(db, {
        uid,
        clientId: service.clientId,
        serviceId: service.id,
        linkName: newLinkName(context.deps.random),
        technicianId: service.technicianId,
        serviceType: service.row.serviceType,
        askedAt: now,
        now,
      });
    keepAskedAt(db, surveyId, now);
    context.note({ objectKind: 'survey', objectUid: uid });
    seat.handedOver = { surveyId, step: 'asked' };
    return ok({});
  },

  handedOver: ({ db, seat }) => {
    if (seat.handedOver === null) return ok({ survey: null });
    const row = rowOf<{
      readonly clientId: number;
      readonly title: string;
      readonly performedOn: LocalDate | null;
    }>(
      db,
      `select survey.client_id as clientId, coalesce(services.title, '') as title,
         services.performed_on as performedOn
       from satisfaction_surveys survey left join services on services.id = survey.service_id
       where survey.id = @id`,
      { id: seat.handedOver.surveyId },
    );
    return ok({
      survey: {
        language: (row === null ? null : surveyClient(db, row.clientId))?.language ?? 'fr',
        companyName: readSettings(db).name,
        serviceTitle: row?.title ?? '',
        performedOn: row?.performedOn ?? null,
        step: seat.handedOver.step,
      },
    });
  },

  answerHere: (context, { rating, comment }) => {
    const { db, seat } = context;
    if (seat.handedOver === null || !isRating(rating)) return refused('NotHandedOver');
    if (seat.handedOver.step !== 'asked') return refused('SurveyClosed');
    const { surveyId } = seat.handedOver;
    if (!recordAnswer(db, surveyId, { rating, comment, by: 'on-the-spot' }, context))
      return refused('SurveyClosed');
    const survey = surveyById(db, surveyId);
    if (survey !== null) context.note({ objectKind: 'survey', objectUid: bytesToUid(survey.uid) });
    seat.handedOver.step = 'answered';
    return ok({});
  },

  declineHere: (context) => {
    const { db, seat, clock } = context;
    if (seat.handedOver === null) return refused('NotHandedOver');
    const survey = surveyById(db, seat.handedOver.surveyId);
    if (survey === null || seat.handedOver.step !== 'asked') return refused('SurveyClosed');
    recordDeclined(db, survey, clock.now());
    context.note({ objectKind: 'survey', objectUid: bytesToUid(survey.uid) });
    seat.handedOver.step = 'declined';
    return ok({});
  },

  takeBack: async (context, { password }) => {
    const { seat } = context;
    if (seat.handedOver === null) return refused('NotHandedOver');
    const unlocked = await unlock(context, context.access.actor.uid, password);
    if (!unlocked.ok) {
      // What a rule says of an account that is known means nothing to who holds the machine.
      return unlocked.error.kind === 'not-found' ? refused('VaultDamaged') : unlocked;
    }
    wipeKeys(unlocked.value.keys.rootKey, unlocked.value.keys.financeKey);
    const { surveyId, step } = seat.handedOver;
    const survey = surveyById(context.db(), surveyId);
    context.note({
      ...(survey === null ? {} : { objectKind: 'survey', objectUid: bytesToUid(survey.uid) }),
      details: { by: 'password', step },
    });
    seat.handedOver = null;
    return ok({});
  },
};
