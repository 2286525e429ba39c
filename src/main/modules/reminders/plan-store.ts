import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import { DEFAULT_STEPS, type DunningStep } from '#shared/domain/reminders/dunning-plan.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** A plan as it is kept. */
export interface DunningPlan {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
  readonly isDefault: boolean;
  readonly isGrouped: boolean;
  readonly archived: boolean;
  readonly steps: readonly DunningStep[];
  readonly revision: number;
}

interface Row {
  readonly id: number;
  readonly uid: Buffer;
  readonly name: string;
  readonly isDefault: number;
  readonly isGrouped: number;
  readonly archived: number;
  readonly steps: string;
  readonly revision: number;
}

const COLUMNS = `id, uid, name, is_default as isDefault, is_grouped as isGrouped, archived, steps, revision`;

// Written by `storePlan` only, from steps that the contract and `checkSteps` accepted.
const planOf = (row: Row): DunningPlan => ({
  ...row,
  uid: bytesToUid(row.uid),
  isDefault: row.isDefault === 1,
  isGrouped: row.isGrouped === 1,
  archived: row.archived === 1,
  steps: JSON.parse(row.steps) as DunningStep[],
});

/** Every plan, that of everybody first, archived ones last. */
export const listPlans = (db: ReadDb): readonly DunningPlan[] =>
  rowsOf<Row>(db, `select ${COLUMNS} from dunning_plans order by archived, is_default desc, name, id`).map(
    planOf,
  );

/** One plan, or null. */
export function findPlan(db: ReadDb, uid: Uid): DunningPlan | null {
  const row = rowOf<Row>(db, `select ${COLUMNS} from dunning_plans where uid = @uid`, {
    uid: uidToBytes(uid),
  });
  return row === null ? null : planOf(row);
}

/** The plan of everybody who has none of their own; null before the first one was made. */
export function defaultPlan(db: ReadDb): DunningPlan | null {
  const row = rowOf<Row>(db, `select ${COLUMNS} from dunning_plans where is_default = 1 and archived = 0`);
  return row === null ? null : planOf(row);
}

/** What a plan says, apart from what the core keeps of it. */
export interface PlanContent {
  readonly name: string;
  readonly isGrouped: boolean;
  readonly steps: readonly DunningStep[];
}

/** Adds a plan. */
export const insertPlan = (
  db: WriteDb,
  uid: Uid,
  { name, isGrouped, steps }: PlanContent,
  isDefault: boolean,
  now: Instant,
): number =>
  insert(
    db,
    `insert into dunning_plans (uid, name, is_default, steps, is_grouped, created_at, updated_at)
     values (@uid, @name, @isDefault, @steps, @isGrouped, @now, @now)`,
    {
      uid: uidToBytes(uid),
      name,
      isDefault: isDefault ? 1 : 0,
      isGrouped: isGrouped ? 1 : 0,
      steps: JSON.stringify(steps),
      now,
    },
  );

/** Replaces what a plan says. */
export const updatePlan = (
  db: WriteDb,
  id: number,
  { name, isGrouped, steps }: PlanContent,
  now: Instant,
): void => {
  change(
    db,
    `update dunning_plans set name = @name, steps = @steps, is_grouped = @isGrouped, revision = revision + 1,
       updated_at = @now where id = @id`,
    { id, name, isGrouped: isGrouped ? 1 : 0, steps: JSON.stringify(steps), now },
  );
};

/** Takes a plan out of use, or back into it; clients that had it follow the plan of everybody meanwhile. */
export const setPlanArchived = (db: WriteDb, id: number, archived: boolean, now: Instant): void => {
  change(
    db,
    'update dunning_plans set archived = @archived, revision = revision + 1, updated_at = @now where id = @id',
    { id, archived: archived ? 1 : 0, now },
  );
};

/** Makes a plan that of everybody. */
export const setDefaultPlan = (db: WriteDb, id: number, now: Instant): void => {
  change(
    db,
    `update dunning_plans set is_default = (id = @id), revision = revision + 1, updated_at = @now
     where is_default = 1 or id = @id`,
    { id, now },
  );
};

/**
 * Identifier of the shipped plan: the same in every vault, so that it can be named before it is a row and so that two
 * devices that make it mean one plan.
 */
export const SHIPPED_PLAN_UID = '00000000-0000-7000-8000-00000000c4a1' as Uid;

/** The shipped plan; its name is data of the company, so it is in the language of its documents. */
export const shippedPlan = (language: 'fr' | 'en'): PlanContent => ({
  name: language === 'fr' ? 'Plan habituel' : 'Usual plan',
  isGrouped: true,
  steps: DEFAULT_STEPS,
});

/** Makes the plan of everybody out of the shipped one where there is none yet; the planner calls this first. */
export function ensureDefaultPlan(db: WriteDb, language: 'fr' | 'en', now: Instant): void {
  if (defaultPlan(db) !== null) return;
  insertPlan(db, SHIPPED_PLAN_UID, shippedPlan(language), true, now);
}

/** How a client is reminded. */
export interface PlanInForce {
  /** Null before any plan was made: the shipped steps then count. */
  readonly planId: number | null;
  readonly steps: readonly DunningStep[];
  readonly isGrouped: boolean;
}

/** The plan that a client's invoices follow: its own where one is set and in use, else that of everybody. */
export function planFor(db: ReadDb, clientId: number): PlanInForce {
  const row = rowOf<Row>(
    db,
    `select ${COLUMNS} from dunning_plans
     where archived = 0 and id = (select plan_id from client_dunning where client_id = @clientId)`,
    { clientId },
  );
  const plan = row === null ? defaultPlan(db) : planOf(row);
  return plan === null
    ? { planId: null, steps: DEFAULT_STEPS, isGrouped: true }
    : { planId: plan.id, steps: plan.steps, isGrouped: plan.isGrouped };
}

/** Whether the reminders of a client rest on a day. */
export const isClientPaused = (db: ReadDb, clientId: number, today: LocalDate): boolean =>
  rowOf(
    db,
    `select client_id from client_dunning where client_id = @clientId and is_paused = 1
       and (paused_until is null or paused_until >= @today)`,
    { clientId, today },
  ) !== null;
