import { conflict, notFound, refused } from '#main/app/outcome.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { ok } from '#shared/kernel/result.ts';
import { bytesToUid } from '#main/db/columns.ts';
import { cancelWhatRests } from '#main/modules/messages/cancel-what-rests.ts';
import { readClientDunning, readFollowUp, storeClientDunning, storeFollowUp } from './follow-up-store.ts';
import { messagesAbout, nextReminder, remindedInvoice, restReasonOf } from './invoice-reminders.ts';
import { lateInvoice } from './late-invoices.ts';
import { findPlan, planFor } from './plan-store.ts';

type Names = 'clientDunning' | 'setClientDunning' | 'followUp' | 'setFollowUp';

/** How a client or one invoice is reminded where it is not as the plan says. */
export const followUpHandlers: Pick<HandlersOf<Contract['reminders']>, Names> = {
  clientDunning: ({ db, access }, { clientUid }) => {
    const client = visibleClient(db, access, clientUid);
    if (client === null) return notFound('client');
    const { planId, ...dunning } = readClientDunning(db, client.id);
    const plans = rowsOf<{
      readonly id: number;
      readonly uid: Buffer;
      readonly name: string;
      readonly isDefault: number;
    }>(
      db,
      `select id, uid, name, is_default as isDefault from dunning_plans where archived = 0 or id = @planId
       order by is_default desc, name`,
      { planId },
    ).map(({ id, uid, name, isDefault }) => ({ id, uid: bytesToUid(uid), name, isDefault: isDefault === 1 }));
    const own = plans.find(({ id }) => id === planId);
    const inForce = plans.find(({ id }) => id === planFor(db, client.id).planId);
    return ok({
      ...dunning,
      planUid: own?.uid ?? null,
      planName: inForce?.name ?? '',
      plans: plans.map(({ uid, name, isDefault }) => ({ uid, name, isDefault })),
    });
  },

  setClientDunning: (context, { clientUid, revision, planUid, isPaused, pausedUntil, reason }) => {
    const { db, access, clock } = context;
    const client = visibleClient(db, access, clientUid);
    if (client === null) return notFound('client');
    const before = readClientDunning(db, client.id);
    if (before.revision !== revision) return conflict('client', before.revision);
    const plan = planUid === null ? null : findPlan(db, planUid);
    if (planUid !== null && (plan === null || (plan.archived && plan.id !== before.planId)))
      return refused('UnknownPlan', { field: 'planUid' });
    if (isPaused && pausedUntil !== null && pausedUntil < clock.today())
      return refused('PauseInPast', { field: 'pausedUntil' });
    const next = storeClientDunning(
      db,
      client.id,
      {
        // That of everybody needs no row: a client follows it also when it is replaced.
        planId: plan === null || plan.isDefault ? null : plan.id,
        isPaused,
        pausedUntil: isPaused ? pausedUntil : null,
        reason,
      },
      { now: clock.now(), actorId: access.actor.id },
    );
    cancelWhatRests(db, { clientId: client.id }, clock.today(), clock.now());
    context.note({
      objectKind: 'client',
      objectUid: clientUid,
      fields: ['plan', 'pause'],
      details: { state: isPaused ? 'paused' : 'reminded' },
    });
    return ok({ revision: next });
  },

  followUp: ({ db, access, clock }, { invoiceUid }) => {
    const invoice = remindedInvoice(db, access, invoiceUid);
    if (invoice === null) return notFound('invoice');
    const today = clock.today();
    const costs = lateInvoice(db, invoice.id, today);
    invariant(costs !== null, 'an issued invoice has its costs');
    const rest = restReasonOf(db, invoice, today);
    const next = rest === null ? nextReminder(db, invoice, today) : null;
    const mayRead = reachOf(access.actor.roles, 'messages.read') !== null;
    return ok({
      ...readFollowUp(db, invoice.id),
      rest: rest ?? (next === null ? 'plan-over' : null),
      planName: planNameOf(db, invoice.clientId),
      next: next === null ? null : { ...next, channels: [...next.channels] },
      messages: mayRead ? [...messagesAbout(db, invoice)] : [],
      daysLate: costs.daysLate,
      interest: costs.interestCents,
      fee: costs.feeCents,
    });
  },

  setFollowUp: (context, { invoiceUid, revision, ...said }) => {
    const { db, access, clock } = context;
    const invoice = remindedInvoice(db, access, invoiceUid);
    if (invoice === null) return refused('NotAnIssuedInvoice', { field: 'invoiceUid' });
    const before = readFollowUp(db, invoice.id);
    if (before.revision !== revision) return conflict('invoice', before.revision);
    const today = clock.today();
    if (said.disputedOn !== null && said.disputedOn > today)
      return refused('DisputeInFuture', { field: 'disputedOn' });
    if (said.plannedUntil !== null && said.plannedUntil !== before.plannedUntil && said.plannedUntil < today)
      return refused('PlanInPast', { field: 'plannedUntil' });
    const next = storeFollowUp(db, invoice.id, said, { now: clock.now(), actorId: access.actor.id });
    cancelWhatRests(db, { invoiceId: invoice.id }, today, clock.now());
    context.note({
      objectKind: 'invoice',
      objectUid: invoiceUid,
      fields: (['disputedOn', 'disputeReason', 'plannedUntil', 'planNote', 'isPaused'] as const).filter(
        (field) => before[field] !== said[field],
      ),
      details: { number: invoice.number },
    });
    return ok({ revision: next });
  },
};

function planNameOf(db: Parameters<typeof planFor>[0], clientId: number): string {
  const { planId } = planFor(db, clientId);
  if (planId === null) return '';
  const row = rowsOf<{ readonly name: string }>(db, 'select name from dunning_plans where id = @planId', {
    planId,
  });
  return row[0]?.name ?? '';
}
