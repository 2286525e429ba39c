import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { sampleClient } from '#tests/support/sample-client.ts';

const HOUR = {
  catalogueItemUid: null,
  serviceType: 'maintenance',
  description: '',
  plannedOn: null,
  plannedFrom: '',
  plannedTo: '',
  technicianUid: null,
  quantity: '1',
  unit: 'HUR',
  unitPrice: '100',
  vatCategory: 'S',
  vatRate: '20',
} as const;

/** Enters a company, through the core. */
export const clientOf = async (office: CarnetClient, name: string): Promise<Uid> =>
  (await office.clients.create({ client: sampleClient({ name }) })).uid;

/** Enters an hour of work at 100 €: done on a day, or to be planned. */
export async function serviceOf(
  office: CarnetClient,
  clientUid: Uid,
  title: string,
  done: LocalDate | null,
): Promise<Uid> {
  const { uid } = await office.services.create({
    service: { ...HOUR, clientUid, title, performedOn: done },
    status: done === null ? 'planned' : 'done',
  });
  return uid;
}

/** Issues the invoice of a done service. */
export async function invoiceOf(office: CarnetClient, serviceUid: Uid): Promise<Uid> {
  const { uid, revision } = await office.invoices.draftFromServices({ serviceUids: [serviceUid] });
  const { expectedNumber } = await office.invoices.prepareIssue({ uid });
  await office.invoices.issue({ uid, revision, expectedNumber });
  return uid;
}
