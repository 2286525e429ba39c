import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { serviceRow } from '#shared/contract/services.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type ListedService = z.input<typeof serviceRow>;

/** A service with the keys that joining and changing it need. */
export interface StoredService {
  readonly id: number;
  readonly clientId: number;
  readonly clientStatus: 'active' | 'archived';
  readonly technicianId: number | null;
  readonly invoiceId: number | null;
  readonly catalogueItemUid: Uid | null;
  readonly catalogueItemId: number | null;
  /** Nature of the catalogue item it was made from; work is a service unless an item says otherwise. */
  readonly nature: 'service' | 'goods';
  readonly description: string;
  readonly date: LocalDate;
  readonly createdAt: Instant;
  readonly row: ListedService & {
    readonly uid: Uid;
    readonly clientUid: Uid;
    readonly technicianUid: Uid | null;
    readonly plannedOn: LocalDate | null;
    readonly performedOn: LocalDate | null;
  };
}

type Bytes<Value> = Value extends Uid | null ? Buffer | (null extends Value ? null : never) : Value;

type SqlRow = Omit<StoredService['row'], 'uid' | 'clientUid' | 'technicianUid' | 'invoiceUid'> &
  Omit<StoredService, 'row' | 'catalogueItemUid'> & {
    readonly uid: Buffer;
    readonly clientUid: Buffer;
    readonly technicianUid: Bytes<Uid | null>;
    readonly invoiceUid: Bytes<Uid | null>;
    readonly catalogueItemUid: Bytes<Uid | null>;
  };

const SELECT = `select services.id, services.uid, clients.uid as clientUid, clients.name as clientName,
    clients.status as clientStatus, services.client_id as clientId, services.service_type as serviceType,
    services.title, services.description, services.planned_on as plannedOn, services.planned_from as plannedFrom,
    services.planned_to as plannedTo, services.performed_on as performedOn, services.date,
    services.technician_id as technicianId, technician.uid as technicianUid, technician.name as technicianName,
    services.status, services.quantity, services.unit, services.unit_price as unitPrice, services.net_cents as net,
    services.vat_category as vatCategory, services.vat_rate as vatRate, services.invoice_id as invoiceId,
    invoices.uid as invoiceUid, invoices.number as invoiceNumber, services.catalogue_item_id as catalogueItemId,
    item.uid as catalogueItemUid, coalesce(item.nature, 'service') as nature, services.created_at as createdAt,
    services.updated_at as updatedAt, services.revision
  from services
  join clients on clients.id = services.client_id
  left join users technician on technician.id = services.technician_id
  left join catalogue_items item on item.id = services.catalogue_item_id
  left join invoices on invoices.id = services.invoice_id`;

const uidOf = (bytes: Buffer | null): Uid | null => (bytes === null ? null : bytesToUid(bytes));

function toService(sql: SqlRow): StoredService {
  const {
    id,
    clientId,
    clientStatus,
    technicianId,
    invoiceId,
    catalogueItemId,
    catalogueItemUid,
    nature,
    description,
    date,
    createdAt,
    ...row
  } = sql;
  return {
    id,
    clientId,
    clientStatus,
    technicianId,
    invoiceId,
    catalogueItemId,
    catalogueItemUid: uidOf(catalogueItemUid),
    nature,
    description,
    date,
    createdAt,
    row: {
      ...row,
      uid: bytesToUid(row.uid),
      clientUid: bytesToUid(row.clientUid),
      technicianUid: uidOf(row.technicianUid),
      invoiceUid: uidOf(row.invoiceUid),
    },
  };
}

/** Services by id, in the order of the ids; the row rule was applied when the ids were chosen. */
export function servicesByIds(db: ReadDb, ids: readonly number[]): readonly StoredService[] {
  const rows = rowsOf<SqlRow>(db, `${SELECT} where services.id in (select value from json_each(@ids))`, {
    ids: JSON.stringify(ids),
  });
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    return row === undefined ? [] : [toService(row)];
  });
}

/** A service of a client that the actor may see, or null. */
export function findService(db: ReadDb, access: Access, uid: Uid): StoredService | null {
  const row = rowOf<SqlRow>(
    db,
    `${SELECT} where services.uid = @uid and ${ownClients(access, 'services.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null ? null : toService(row);
}
