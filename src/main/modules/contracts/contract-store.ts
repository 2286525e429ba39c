import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf } from '#main/modules/lists/statements.ts';
import type { ContractDecision, ContractTerm } from '#shared/domain/contracts/service-contract.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** What a service contract stores of what was typed. */
export interface KeptContract extends ContractTerm {
  readonly clientId: number;
  readonly title: string;
  readonly note: string;
}

/** Adds a service contract; answers its id. */
export const insertContract = (
  db: WriteDb,
  contract: KeptContract,
  made: { readonly uid: Uid; readonly now: Instant; readonly actorId: number },
): number =>
  insert(
    db,
    `insert into service_contracts (uid, client_id, title, starts_on, ends_on, notice_days, note, created_at,
       created_by_id, updated_at)
     values (@uid, @clientId, @title, @startsOn, @endsOn, @noticeDays, @note, @now, @actorId, @now)`,
    { ...contract, uid: uidToBytes(made.uid), now: made.now, actorId: made.actorId },
  );

/** Replaces what was typed of a service contract. */
export function updateContract(db: WriteDb, id: number, contract: KeptContract, now: Instant): void {
  change(
    db,
    `update service_contracts set client_id = @clientId, title = @title, starts_on = @startsOn, ends_on = @endsOn,
       notice_days = @noticeDays, note = @note, revision = revision + 1, updated_at = @now
     where id = @id`,
    { ...contract, id, now },
  );
}

/** Writes the decision about the end of the period, or takes it back. */
export function storeDecision(
  db: WriteDb,
  id: number,
  decision: ContractDecision | null,
  now: Instant,
): void {
  change(
    db,
    `update service_contracts set decision = @decision, decided_at = @decidedAt, revision = revision + 1,
       updated_at = @now
     where id = @id`,
    { id, decision, decidedAt: decision === null ? null : now, now },
  );
}

/** Removes a service contract. */
export function deleteContract(db: WriteDb, id: number): void {
  change(db, 'delete from service_contracts where id = @id', { id });
}

/** Whether the client has a contract of the same title that begins on that day. */
export const hasFollowing = (db: ReadDb, clientId: number, title: string, startsOn: LocalDate): boolean =>
  rowOf(
    db,
    `select 1 from service_contracts where client_id = @clientId and title = @title and starts_on = @startsOn`,
    { clientId, title, startsOn },
  ) !== null;
