import { conflict, notFound, refused } from '#main/app/outcome.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { uidToBytes } from '#main/db/columns.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { storedRow } from '#main/modules/lists/stored-row.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { CALENDAR_DAYS } from '#shared/contract/service-calendar.ts';
import { movePlan, type MoveFailure } from '#shared/domain/services/move.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { daysBetween } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { calendar, overlapsOf } from './calendar.ts';
import { findService } from './service-rows.ts';
import { storePlan } from './service-store.ts';

/** Handlers of the calendar: reading a few weeks, and moving one appointment. */
export const calendarHandlers: Pick<HandlersOf<Contract['services']>, 'calendar' | 'move'> = {
  calendar: ({ db, access }, query) => {
    if (query.to < query.from) return refused('EndBeforeStart', { field: 'to' });
    if (daysBetween(query.from, query.to) >= CALENDAR_DAYS)
      return refused('PeriodTooLong', { field: 'to', details: { days: CALENDAR_DAYS } });
    return ok(calendar(db, access, query));
  },

  move: (context, { uid, revision, technicianUid, ...to }) => {
    const { db, access, clock } = context;
    const stored = findService(db, access, uid);
    if (stored === null) return notFound('service');
    if (stored.row.revision !== revision) return conflict('service', stored.row.revision);
    const plan = movePlan({ ...stored.row, invoiced: stored.invoiceId !== null }, to);
    if (!plan.ok) return refusedMove(plan.error);
    const technician = technicianUid === null ? null : activeUser(db, technicianUid);
    const isKept = technicianUid === stored.row.technicianUid;
    if (technicianUid !== null && !isKept && technician === null)
      return refused('UnknownTechnician', { field: 'technicianUid' });
    storePlan(db, stored.id, {
      ...plan.value,
      technicianId: isKept ? stored.technicianId : technician,
      clientId: stored.clientId,
      now: clock.now(),
    });
    const before = { ...stored.row };
    const after = { ...plan.value, technicianUid };
    context.note({
      objectKind: 'service',
      objectUid: uid,
      fields: (Object.keys(after) as (keyof typeof after)[]).filter((name) => before[name] !== after[name]),
      row: storedRow(db, 'services', stored.id),
    });
    return ok({
      revision: revision + 1,
      ...plan.value,
      overlaps: overlapsOf(db, access, { uid, ...after }),
    });
  },
};

function refusedMove(failure: MoveFailure) {
  switch (failure.tag) {
    case 'AlreadyInvoiced':
      return refused('ServiceInvoiced');
    case 'NotPlannable':
      return refused('ServiceNotPlannable', { details: { status: failure.status } });
    case 'WrongHours':
      return refused('WrongHours', { field: failure.field });
    case 'EndBeforeStart':
      return refused('EndBeforeStart', { field: 'plannedTo' });
    case 'EndsNextDay':
      return refused('EndsNextDay', { field: 'plannedFrom', details: { minutes: failure.minutes } });
    default:
      return unreachable(failure);
  }
}

const activeUser = (db: ReadDb, uid: Uid): number | null =>
  rowOf<{ readonly id: number }>(db, "select id from users where uid = @uid and state <> 'disabled'", {
    uid: uidToBytes(uid),
  })?.id ?? null;
