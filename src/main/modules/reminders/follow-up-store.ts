import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** What was said of one invoice. */
export interface FollowUp {
  readonly disputedOn: LocalDate | null;
  readonly disputeReason: string;
  readonly plannedUntil: LocalDate | null;
  readonly planNote: string;
  readonly isPaused: boolean;
  /** 0 while nobody said anything. */
  readonly revision: number;
}

const NOTHING: FollowUp = {
  disputedOn: null,
  disputeReason: '',
  plannedUntil: null,
  planNote: '',
  isPaused: false,
  revision: 0,
};

/** What was said of an invoice; nothing by default. */
export function readFollowUp(db: ReadDb, invoiceId: number): FollowUp {
  const row = rowOf<Omit<FollowUp, 'isPaused'> & { readonly isPaused: number }>(
    db,
    `select disputed_on as disputedOn, dispute_reason as disputeReason, planned_until as plannedUntil,
       plan_note as planNote, is_paused as isPaused, revision from invoice_follow_ups where invoice_id = @invoiceId`,
    { invoiceId },
  );
  return row === null ? NOTHING : { ...row, isPaused: row.isPaused === 1 };
}

/** Replaces what was said of an invoice; answers the new revision. */
export function storeFollowUp(
  db: WriteDb,
  invoiceId: number,
  { disputedOn, disputeReason, plannedUntil, planNote, isPaused }: Omit<FollowUp, 'revision'>,
  made: { readonly now: Instant; readonly actorId: number },
): number {
  change(
    db,
    `insert into invoice_follow_ups (invoice_id, disputed_on, dispute_reason, planned_until, plan_note, is_paused,
       updated_at, updated_by_id)
     values (@invoiceId, @disputedOn, @disputeReason, @plannedUntil, @planNote, @isPaused, @now, @actorId)
     on conflict (invoice_id) do update set disputed_on = excluded.disputed_on,
       dispute_reason = excluded.dispute_reason, planned_until = excluded.planned_until,
       plan_note = excluded.plan_note, is_paused = excluded.is_paused, revision = revision + 1,
       updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`,
    { invoiceId, disputedOn, disputeReason, plannedUntil, planNote, isPaused: isPaused ? 1 : 0, ...made },
  );
  return readFollowUp(db, invoiceId).revision;
}

/** How a client is reminded where it is not as everybody. */
export interface ClientDunning {
  readonly planId: number | null;
  readonly isPaused: boolean;
  readonly pausedUntil: LocalDate | null;
  readonly reason: string;
  /** 0 while nobody set anything. */
  readonly revision: number;
}

/** What was set for a client; nothing by default. */
export function readClientDunning(db: ReadDb, clientId: number): ClientDunning {
  const row = rowOf<Omit<ClientDunning, 'isPaused'> & { readonly isPaused: number }>(
    db,
    `select plan_id as planId, is_paused as isPaused, paused_until as pausedUntil, reason, revision
     from client_dunning where client_id = @clientId`,
    { clientId },
  );
  return row === null
    ? { planId: null, isPaused: false, pausedUntil: null, reason: '', revision: 0 }
    : { ...row, isPaused: row.isPaused === 1 };
}

/** Replaces what was set for a client; answers the new revision. */
export function storeClientDunning(
  db: WriteDb,
  clientId: number,
  { planId, isPaused, pausedUntil, reason }: Omit<ClientDunning, 'revision'>,
  made: { readonly now: Instant; readonly actorId: number },
): number {
  change(
    db,
    `insert into client_dunning (client_id, plan_id, is_paused, paused_until, reason, updated_at, updated_by_id)
     values (@clientId, @planId, @isPaused, @pausedUntil, @reason, @now, @actorId)
     on conflict (client_id) do update set plan_id = excluded.plan_id, is_paused = excluded.is_paused,
       paused_until = excluded.paused_until, reason = excluded.reason, revision = revision + 1,
       updated_at = excluded.updated_at, updated_by_id = excluded.updated_by_id`,
    { clientId, planId, isPaused: isPaused ? 1 : 0, pausedUntil, reason, ...made },
  );
  return readClientDunning(db, clientId).revision;
}
