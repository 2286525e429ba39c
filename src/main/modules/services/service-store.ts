import type { WriteDb } from '#main/db/handles.ts';
import { uidToBytes } from '#main/db/columns.ts';
import { change, insert } from '#main/modules/lists/statements.ts';
import type { Plan } from '#shared/domain/services/move.ts';
import type { ServiceStatus } from '#shared/domain/services/service.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { CheckedService } from './service-input.ts';

/** When something happens and on which day. */
export interface Moment {
  readonly now: Instant;
  readonly today: LocalDate;
}

/** The day that sorts and reports: performed, else planned, else the day it was written down. */
const dayOf = (
  service: { readonly performedOn: LocalDate | null; readonly plannedOn: LocalDate | null },
  written: LocalDate,
): LocalDate => service.performedOn ?? service.plannedOn ?? written;

/** Adds a service; answers its id. */
export function insertService(
  db: WriteDb,
  service: CheckedService,
  made: Moment & { readonly uid: Uid; readonly status: ServiceStatus; readonly actorId: number },
): number {
  const id = insert(
    db,
    `insert into services (uid, client_id, catalogue_item_id, service_type, title, description, planned_on,
       planned_from, planned_to, performed_on, date, technician_id, status, quantity, unit, unit_price, net_cents,
       vat_category, vat_rate, search_text, created_at, created_by_id, updated_at)
     values (@uid, @clientId, @catalogueItemId, @serviceType, @title, @description, @plannedOn,
       @plannedFrom, @plannedTo, @performedOn, @date, @technicianId, @status, @quantity, @unit, @unitPrice, @netCents,
       @vatCategory, @vatRate, @searchText, @now, @actorId, @now)`,
    {
      ...service,
      uid: uidToBytes(made.uid),
      date: dayOf(service, made.today),
      status: made.status,
      now: made.now,
      actorId: made.actorId,
    },
  );
  assignTechnician(db, service);
  return id;
}

/** Replaces what was typed of a service. */
export function updateService(
  db: WriteDb,
  id: number,
  service: CheckedService,
  made: { readonly now: Instant; readonly createdAt: Instant },
): void {
  change(
    db,
    `update services set client_id = @clientId, catalogue_item_id = @catalogueItemId, service_type = @serviceType,
       title = @title, description = @description, planned_on = @plannedOn, planned_from = @plannedFrom,
       planned_to = @plannedTo, performed_on = @performedOn, date = @date, technician_id = @technicianId,
       quantity = @quantity, unit = @unit, unit_price = @unitPrice, net_cents = @netCents,
       vat_category = @vatCategory, vat_rate = @vatRate, search_text = @searchText,
       revision = revision + 1, updated_at = @now
     where id = @id`,
    { ...service, id, date: dayOf(service, made.createdAt.slice(0, 10) as LocalDate), now: made.now },
  );
  assignTechnician(db, service);
}

/** Changes where a service stands; `performedOn` is null again when it is reopened. */
export function storeServiceStatus(
  db: WriteDb,
  id: number,
  next: {
    readonly status: ServiceStatus;
    readonly performedOn: LocalDate | null;
    readonly now: Instant;
  },
): void {
  change(
    db,
    `update services set status = @status, performed_on = @performedOn,
       date = coalesce(@performedOn, planned_on, substr(created_at, 1, 10)),
       revision = revision + 1, updated_at = @now
     where id = @id`,
    { id, ...next },
  );
}

/** Changes when and by whom a service is done. */
export function storePlan(
  db: WriteDb,
  id: number,
  plan: Plan & {
    readonly technicianId: number | null;
    readonly clientId: number;
    readonly now: Instant;
  },
): void {
  const { clientId: _client, ...columns } = plan;
  change(
    db,
    `update services set planned_on = @plannedOn, planned_from = @plannedFrom, planned_to = @plannedTo,
       technician_id = @technicianId, date = coalesce(performed_on, @plannedOn, substr(created_at, 1, 10)),
       revision = revision + 1, updated_at = @now
     where id = @id`,
    { id, ...columns },
  );
  assignTechnician(db, plan);
}

/** Removes a service that no document carries; an answer to a survey stays with its client. */
export function deleteService(db: WriteDb, id: number): void {
  change(db, 'update satisfaction_surveys set service_id = null where service_id = @id', { id });
  change(db, 'delete from services where id = @id', { id });
}

/** Whoever does the work sees the client: address, door code, history. */
function assignTechnician(db: WriteDb, service: Pick<CheckedService, 'clientId' | 'technicianId'>): void {
  if (service.technicianId === null) return;
  change(
    db,
    'insert or ignore into client_assignments (client_id, user_id) values (@clientId, @technicianId)',
    { clientId: service.clientId, technicianId: service.technicianId },
  );
}
