import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { refused } from '#main/app/outcome.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import { findService } from '#main/modules/services/service-rows.ts';
import type { draftFields } from '#shared/contract/invoice-views.ts';
import { ok } from '#shared/kernel/result.ts';
import { draftAmounts } from './draft-amounts.ts';
import type { NewLine } from './invoice-lines.ts';
import { searchTextOf } from './invoice-search-text.ts';

/** A draft as typed. */
export type TypedDraft = z.output<typeof draftFields>;

/**
 * Checks a typed draft and computes its amounts.
 *
 * `own` is the draft being changed: its services are its own, and its client may have been archived since.
 */
export function readDraft(
  db: ReadDb,
  access: Access,
  draft: TypedDraft,
  own: { readonly id: number; readonly clientId: number } | null,
) {
  const client = visibleClient(db, access, draft.clientUid);
  if (client === null) return refused('UnknownClient', { field: 'draft.clientUid' });
  if (client.status === 'archived' && own?.clientId !== client.id)
    return refused('ClientArchived', { field: 'draft.clientUid' });
  if (draft.supplyFrom !== null && draft.supplyTo !== null && draft.supplyTo < draft.supplyFrom)
    return refused('SupplyEndBeforeStart', { field: 'draft.supplyTo' });
  const serviceIds: (number | null)[] = [];
  for (const [index, line] of draft.lines.entries()) {
    const field = `draft.lines.${String(index)}.serviceUid`;
    if (line.serviceUid === null) {
      serviceIds.push(null);
      continue;
    }
    const service = findService(db, access, line.serviceUid);
    if (service === null || service.clientId !== client.id)
      return refused('ServiceOfAnotherClient', { field });
    if (service.row.status !== 'done') return refused('ServiceNotDone', { field });
    if (service.invoiceId !== null && service.invoiceId !== own?.id)
      return refused('ServiceInvoiced', { field });
    serviceIds.push(service.id);
  }
  const amounts = draftAmounts(draft.lines, draft.language, 'draft.');
  if (!amounts.ok) return amounts;
  const lines = amounts.value.lines.map((line, index): NewLine => ({
    ...line,
    serviceId: serviceIds[index] ?? null,
  }));
  return ok({
    clientId: client.id,
    subject: draft.subject,
    orderReference: draft.orderReference,
    supplyFrom: draft.supplyFrom,
    supplyTo: draft.supplyTo,
    dueDate: draft.dueDate,
    note: draft.note,
    language: draft.language,
    lines,
    netCents: amounts.value.totals.netCents,
    taxCents: amounts.value.totals.taxCents,
    grossCents: amounts.value.totals.grossCents,
    searchText: searchTextOf({ ...draft, number: '', clientName: client.name }),
  });
}

/** What a checked draft stores. */
export type CheckedDraft = Extract<ReturnType<typeof readDraft>, { readonly ok: true }>['value'];
