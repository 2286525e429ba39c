import { conflict, notFound, refused } from '#main/app/outcome.ts';
import type { CommandContext } from '#main/app/context.ts';
import { storedRow } from '#main/modules/lists/stored-row.ts';
import { askForSurvey } from '#main/modules/surveys/ask-for-survey.ts';
import { releaseSurvey, withdrawSurvey } from '#main/modules/surveys/withdraw-survey.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { changeServiceStatus } from '#shared/domain/services/service.ts';
import { ok } from '#shared/kernel/result.ts';
import { calendarHandlers } from './calendar-handlers.ts';
import { overlapsOf } from './calendar.ts';
import { listServices } from './list-services.ts';
import { readService, type TypedService } from './service-input.ts';
import { findService, type StoredService } from './service-rows.ts';
import { deleteService, insertService, storeServiceStatus, updateService } from './service-store.ts';

/** Handlers of `services`: work planned and done; a service on a document is frozen. */
export const servicesHandlers: HandlersOf<Contract['services']> = {
  ...calendarHandlers,

  list: (context, input) => ok(listServices(context.db, context.access, input, context.clock.today())),

  get: (context, { uid }) => {
    const service = findService(context.db, context.access, uid);
    if (service === null) return notFound('service');
    const { row, description, catalogueItemUid, createdAt } = service;
    return ok({ ...row, description, catalogueItemUid, createdAt });
  },

  create: (context, { service, status }) => {
    const { db, access, clock } = context;
    const today = clock.today();
    const checked = readService(db, access, service, { stored: null, status, today });
    if (!checked.ok) return checked;
    const uid = context.newUid();
    const id = insertService(db, checked.value, {
      uid,
      status,
      today,
      now: clock.now(),
      actorId: access.actor.id,
    });
    if (status === 'done') askForSurvey(db, id, context);
    context.note({ objectKind: 'service', objectUid: uid, row: storedRow(db, 'services', id) });
    const overlaps = status === 'done' ? [] : overlapsOf(db, access, { ...service, uid });
    return ok({ uid, revision: 1, overlaps });
  },

  update: (context, { uid, revision, service }) => {
    const { db, access, clock } = context;
    const stored = findService(db, access, uid);
    if (stored === null) return notFound('service');
    if (stored.row.revision !== revision) return conflict('service', stored.row.revision);
    if (stored.invoiceId !== null) return refused('ServiceInvoiced');
    const checked = readService(db, access, service, {
      stored,
      status: stored.row.status,
      today: clock.today(),
    });
    if (!checked.ok) return checked;
    // Another client is not asked by what was written to the former one.
    const isOfAnother = stored.row.status === 'done' && checked.value.clientId !== stored.clientId;
    if (isOfAnother) withdrawSurvey(db, stored.id, clock.now());
    updateService(db, stored.id, checked.value, { now: clock.now(), createdAt: stored.createdAt });
    if (isOfAnother) askForSurvey(db, stored.id, context);
    noteService(context, stored, changedFields(stored, service));
    const isToCome = stored.row.status === 'planned' || stored.row.status === 'in-progress';
    const overlaps = isToCome ? overlapsOf(db, access, { ...service, uid }) : [];
    return ok({ revision: revision + 1, overlaps });
  },

  setStatus: (context, { uid, revision, status, performedOn }) => {
    const { db, access, clock } = context;
    const stored = findService(db, access, uid);
    if (stored === null) return notFound('service');
    if (stored.row.revision !== revision) return conflict('service', stored.row.revision);
    const doneOn = status === 'done' ? (performedOn ?? clock.today()) : null;
    const changed = changeServiceStatus(
      { status: stored.row.status, invoiced: stored.invoiceId !== null },
      status,
      doneOn,
      clock.today(),
    );
    if (!changed.ok) {
      switch (changed.error.tag) {
        case 'AlreadyInvoiced':
          return refused('ServiceInvoiced');
        case 'TransitionRefused':
          return refused('TransitionNotAllowed', { details: { from: stored.row.status, to: status } });
        case 'DoneInFuture':
          return refused('PerformedInFuture', {
            field: 'performedOn',
            details: { today: changed.error.today },
          });
      }
    }
    storeServiceStatus(db, stored.id, { status, performedOn: doneOn, now: clock.now() });
    if (status === 'done') askForSurvey(db, stored.id, context);
    else if (stored.row.status === 'done') withdrawSurvey(db, stored.id, clock.now());
    noteService(context, stored, ['status'], { from: stored.row.status, to: status });
    return ok({ revision: revision + 1 });
  },

  delete: (context, { uid }) => {
    const stored = findService(context.db, context.access, uid);
    if (stored === null) return notFound('service');
    if (stored.invoiceId !== null) return refused('ServiceInvoiced');
    context.note({ objectKind: 'service', objectUid: uid });
    releaseSurvey(context.db, stored.id, context.clock.now());
    deleteService(context.db, stored.id);
    return ok({});
  },
};

function noteService(
  context: CommandContext,
  { id, row }: StoredService,
  fields: readonly string[],
  details: Readonly<Record<string, string>> = {},
): void {
  context.note({
    objectKind: 'service',
    objectUid: row.uid,
    fields,
    details,
    row: storedRow(context.db, 'services', id),
  });
}

function changedFields({ row, description, catalogueItemUid }: StoredService, typed: TypedService) {
  const before = { ...row, description, catalogueItemUid };
  return (Object.keys(typed) as (keyof TypedService)[]).filter((name) => before[name] !== typed[name]);
}
