import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { refused } from '#main/app/outcome.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { findItem } from '#main/modules/catalogue/catalogue-repository.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import type { serviceFields } from '#shared/contract/services.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { parseVatRate } from '#shared/domain/invoices/vat-rate.ts';
import { checkHours } from '#shared/domain/services/planned-hours.ts';
import { serviceAmount, type ServiceStatus } from '#shared/domain/services/service.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import type { StoredService } from './service-rows.ts';

/** A service as typed. */
export type TypedService = z.output<typeof serviceFields>;

/**
 * Checks a typed service and computes what is stored of it.
 *
 * `stored` is the service being changed: what it holds already (an archived client, a technician who left) stays
 * acceptable.
 */
export function readService(
  db: ReadDb,
  access: Access,
  typed: TypedService,
  {
    stored,
    status,
    today,
  }: { readonly stored: StoredService | null; readonly status: ServiceStatus; readonly today: LocalDate },
) {
  const client = visibleClient(db, access, typed.clientUid);
  if (client === null) return refused('UnknownClient', { field: 'service.clientUid' });
  if (client.status === 'archived' && stored?.clientId !== client.id)
    return refused('ClientArchived', { field: 'service.clientUid' });

  const technician = typed.technicianUid === null ? null : findUser(db, typed.technicianUid);
  if (typed.technicianUid !== null && technician === null)
    return refused('UnknownTechnician', { field: 'service.technicianUid' });
  if (technician?.state === 'disabled' && stored?.technicianId !== technician.id)
    return refused('UnknownTechnician', { field: 'service.technicianUid' });

  const item = typed.catalogueItemUid === null ? null : findItem(db, typed.catalogueItemUid);
  if (typed.catalogueItemUid !== null && item === null)
    return refused('UnknownCatalogueItem', { field: 'service.catalogueItemUid' });

  const hours = checkHours(typed);
  if (!hours.ok) {
    switch (hours.error.tag) {
      case 'WrongHours':
        return refused('WrongHours', { field: `service.${hours.error.field}` });
      case 'EndBeforeStart':
        return refused('EndBeforeStart', { field: 'service.plannedTo' });
    }
  }

  const performedOn =
    status === 'done' ? (typed.performedOn ?? stored?.row.performedOn ?? today) : typed.performedOn;
  if (performedOn !== null && performedOn > today)
    return refused('PerformedInFuture', { field: 'service.performedOn', details: { today } });

  if (!parseVatRate(typed.vatRate, typed.vatCategory).ok)
    return refused('UnknownVatRate', { field: 'service.vatRate' });
  const net = serviceAmount(typed.quantity, typed.unitPrice);
  if (!net.ok) {
    const field = `service.${net.error.field}`;
    switch (net.error.tag) {
      case 'NegativePrice':
        return refused('NegativePrice', { field });
      case 'QuantityNotPositive':
        return refused('QuantityNotPositive', { field });
      case 'AmountOutOfRange':
      // The contract's schema has refused other texts already.
      case 'NotADecimal':
      case 'TooManyDecimals':
        return refused('AmountOutOfRange', { field });
    }
  }
  return ok({
    clientId: client.id,
    technicianId: technician?.id ?? null,
    catalogueItemId: item?.id ?? null,
    serviceType: typed.serviceType,
    title: typed.title,
    description: typed.description,
    plannedOn: typed.plannedOn,
    plannedFrom: typed.plannedFrom,
    plannedTo: typed.plannedTo,
    performedOn,
    quantity: typed.quantity,
    unit: typed.unit,
    unitPrice: typed.unitPrice,
    netCents: net.value,
    vatCategory: typed.vatCategory,
    vatRate: typed.vatRate,
    searchText: foldForSearch([typed.title, typed.description, client.name].join(' ')),
  });
}

/** What a checked service stores. */
export type CheckedService = Extract<ReturnType<typeof readService>, { readonly ok: true }>['value'];

interface KnownUser {
  readonly id: number;
  readonly state: 'active' | 'invited' | 'disabled';
}

const findUser = (db: ReadDb, uid: TypedService['clientUid']): KnownUser | null =>
  rowOf<KnownUser>(db, 'select id, state from users where uid = @uid', { uid: uidToBytes(uid) });
