import { conflict, notFound, refused } from '#main/app/outcome.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { checkSteps } from '#shared/domain/reminders/check-steps.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import {
  ensureDefaultPlan,
  findPlan,
  insertPlan,
  listPlans,
  setDefaultPlan,
  setPlanArchived,
  SHIPPED_PLAN_UID,
  shippedPlan,
  updatePlan,
  type DunningPlan,
} from './plan-store.ts';

type Names = 'plans' | 'savePlan' | 'archivePlan' | 'makeDefaultPlan';

/** Clients of each plan that have it as their own. */
const clientsByPlan = (db: ReadDb): ReadonlyMap<number, number> =>
  new Map(
    rowsOf<{ readonly planId: number; readonly count: number }>(
      db,
      'select plan_id as planId, count(*) as count from client_dunning where plan_id is not null group by plan_id',
    ).map(({ planId, count }) => [planId, count]),
  );

const isNameTaken = (db: ReadDb, name: string, except: Uid | null): boolean =>
  listPlans(db).some((plan) => plan.uid !== except && foldForSearch(plan.name) === foldForSearch(name));

/** Dunning plans. A vault in which nobody changed anything has the shipped one. */
export const planHandlers: Pick<HandlersOf<Contract['reminders']>, Names> = {
  plans: ({ db }) => {
    const clients = clientsByPlan(db);
    const stored = listPlans(db);
    // Before the planner first ran there is no row: the shipped plan is told as it will be made.
    const shipped = {
      ...shippedPlan(readSettings(db).documentLanguage),
      id: 0,
      uid: SHIPPED_PLAN_UID,
      isDefault: true,
      archived: false,
      revision: 1,
    };
    return ok({
      plans: (stored.length === 0 ? [shipped] : stored).map(({ id, ...plan }) => ({
        ...toPlan(plan),
        clients: clients.get(id) ?? 0,
      })),
    });
  },

  savePlan: (context, { uid, revision, plan }) => {
    const { db, clock } = context;
    ensureDefaultPlan(db, readSettings(db).documentLanguage, clock.now());
    const before = uid === null ? null : findPlan(db, uid);
    if (uid !== null && before === null) return notFound('plan');
    if ((before?.revision ?? 0) !== revision) return conflict('plan', before?.revision ?? 0);
    const checked = checkSteps(plan.steps);
    if (!checked.ok)
      return refused(checked.error.tag, { field: 'plan.steps', details: { step: checked.error.step } });
    if (isNameTaken(db, plan.name, uid)) return refused('PlanNameTaken', { field: 'plan.name' });
    const target = uid ?? context.newUid();
    if (before === null) insertPlan(db, target, plan, false, clock.now());
    else updatePlan(db, before.id, plan, clock.now());
    context.note({ objectKind: 'plan', objectUid: target, details: { steps: plan.steps.length } });
    return ok({ uid: target, revision: revision + 1 });
  },

  archivePlan: (context, { uid, revision, archived }) => {
    const { db, clock } = context;
    ensureDefaultPlan(db, readSettings(db).documentLanguage, clock.now());
    const plan = findPlan(db, uid);
    if (plan === null) return notFound('plan');
    if (plan.revision !== revision) return conflict('plan', plan.revision);
    if (plan.isDefault) return refused('DefaultPlan');
    setPlanArchived(db, plan.id, archived, clock.now());
    context.note({
      objectKind: 'plan',
      objectUid: uid,
      details: { state: archived ? 'archived' : 'active' },
    });
    return ok({ revision: revision + 1 });
  },

  makeDefaultPlan: (context, { uid, revision }) => {
    const { db, clock } = context;
    ensureDefaultPlan(db, readSettings(db).documentLanguage, clock.now());
    const plan = findPlan(db, uid);
    if (plan === null) return notFound('plan');
    if (plan.revision !== revision) return conflict('plan', plan.revision);
    if (plan.archived) return refused('PlanArchived');
    setDefaultPlan(db, plan.id, clock.now());
    context.note({ objectKind: 'plan', objectUid: uid });
    return ok({ revision: revision + 1 });
  },
};

const toPlan = ({ steps, ...plan }: Omit<DunningPlan, 'id'>) => ({
  ...plan,
  steps: steps.map((step) => ({
    ...step,
    channels: [...step.channels],
  })),
});
