import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { contractRow } from '#shared/contract/contracts.ts';
import {
  contractStanding,
  waitsFrom,
  type ContractDecision,
} from '#shared/domain/contracts/service-contract.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** A row as the contract answers it. */
export type ListedContract = z.input<typeof contractRow>;

/** A service contract with the keys that changing it needs. */
export interface StoredContract {
  readonly id: number;
  readonly clientId: number;
  readonly decision: ContractDecision | null;
  readonly row: ListedContract & { readonly startsOn: LocalDate; readonly endsOn: LocalDate };
}

interface SqlRow extends Omit<ListedContract, 'uid' | 'clientUid' | 'standing' | 'waitsFrom'> {
  readonly id: number;
  readonly uid: Buffer;
  readonly clientId: number;
  readonly clientUid: Buffer;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly decision: ContractDecision | null;
}

const COLUMNS = `service_contracts.id, service_contracts.uid, service_contracts.client_id as clientId,
    clients.uid as clientUid, clients.name as clientName, service_contracts.title,
    service_contracts.starts_on as startsOn, service_contracts.ends_on as endsOn,
    service_contracts.notice_days as noticeDays, service_contracts.note, service_contracts.decision,
    service_contracts.decided_at as decidedAt, service_contracts.created_at as createdAt,
    service_contracts.revision`;

function toStored({ id, clientId, decision, ...row }: SqlRow, today: LocalDate): StoredContract {
  return {
    id,
    clientId,
    decision,
    row: {
      ...row,
      uid: bytesToUid(row.uid),
      clientUid: bytesToUid(row.clientUid),
      standing: contractStanding({ ...row, decision }, today),
      waitsFrom: waitsFrom(row),
    },
  };
}

/** Service contracts by id, in the order of the ids; the row rule was applied when the ids were chosen. */
export const contractsByIds = (
  db: ReadDb,
  ids: readonly number[],
  today: LocalDate,
): readonly ListedContract[] =>
  rowsOf<SqlRow>(
    db,
    `select ${COLUMNS} from json_each(@ids) wanted
     cross join service_contracts on service_contracts.id = wanted.value
     join clients on clients.id = service_contracts.client_id
     order by wanted.key`,
    { ids: JSON.stringify(ids) },
  ).map((sql) => toStored(sql, today).row);

/** A service contract that the caller may see, or null. */
export function findContract(db: ReadDb, access: Access, uid: Uid, today: LocalDate): StoredContract | null {
  const found = rowOf<SqlRow>(
    db,
    `select ${COLUMNS} from service_contracts join clients on clients.id = service_contracts.client_id
     where service_contracts.uid = @uid and ${ownClients(access, 'service_contracts.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return found === null ? null : toStored(found, today);
}
