import type { Access } from '#main/app/access.ts';
import { notFound, refused } from '#main/app/outcome.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { findService, type StoredService } from '#main/modules/services/service-rows.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { draftAmounts } from './draft-amounts.ts';
import type { CheckedDraft } from './draft-input.ts';
import type { NewLine } from './invoice-lines.ts';
import { searchTextOf } from './invoice-search-text.ts';

/** The draft that bills done services of one client, a line each in the order of their days. */
export function draftOfServices(db: ReadDb, access: Access, serviceUids: readonly Uid[]) {
  const services: StoredService[] = [];
  for (const uid of new Set(serviceUids)) {
    const service = findService(db, access, uid);
    if (service === null) return notFound('service');
    services.push(service);
  }
  services.sort((left, right) =>
    left.date === right.date ? left.id - right.id : left.date < right.date ? -1 : 1,
  );
  const [first] = services;
  const last = services.at(-1);
  if (first === undefined || last === undefined) return notFound('service');
  if (services.some((service) => service.clientId !== first.clientId)) return refused('SeveralClients');
  if (services.some((service) => service.invoiceId !== null)) return refused('ServiceInvoiced');
  if (services.some((service) => service.row.status !== 'done')) return refused('ServiceNotDone');
  if (first.clientStatus === 'archived') return refused('ClientArchived');
  const language = readSettings(db).documentLanguage;
  const typed = services.map(({ id, nature, description, row }) => ({
    serviceId: id,
    name: row.title,
    description: description.slice(0, LONGEST_DESCRIPTION),
    nature,
    quantity: row.quantity,
    unit: row.unit,
    unitPrice: row.unitPrice,
    priceBase: '1',
    discountPercent: '0',
    vatCategory: row.vatCategory,
    vatRate: row.vatRate,
  }));
  const amounts = draftAmounts(typed, language, '');
  if (!amounts.ok)
    return amounts.error.reason === 'MixedOutOfScope'
      ? refused('MixedOutOfScope')
      : // Each service was checked when it was written: only their sum can be too large.
        refused('AmountOutOfRange');
  const lines: readonly NewLine[] = amounts.value.lines;
  const draft: CheckedDraft = {
    clientId: first.clientId,
    subject: '',
    orderReference: '',
    supplyFrom: first.date,
    supplyTo: last.date,
    dueDate: null,
    note: '',
    language,
    lines: [...lines],
    netCents: amounts.value.totals.netCents,
    taxCents: amounts.value.totals.taxCents,
    grossCents: amounts.value.totals.grossCents,
    searchText: searchTextOf({
      number: '',
      clientName: first.row.clientName,
      subject: '',
      orderReference: '',
    }),
  };
  return ok(draft);
}

/** Longest description that a line of the contract takes; a service's may be longer. */
const LONGEST_DESCRIPTION = 2000;
