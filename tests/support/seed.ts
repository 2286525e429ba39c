import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { CATALOGUE } from '../../tools/demonstration/catalogue.ts';
import { planCompany } from '../../tools/demonstration/plan.ts';

/** How much a test wants to find in the vault. */
export interface SeedSize {
  readonly clients: number;
  /** Done and planned work, spread over the clients. */
  readonly services?: number;
  /** At most so many; each needs done work, and drawing one takes tens of milliseconds. */
  readonly invoices?: number;
}

/** What was entered. */
export interface Seeded {
  readonly clients: readonly { readonly uid: Uid; readonly name: string }[];
  readonly services: readonly Uid[];
  readonly invoices: readonly { readonly uid: Uid; readonly number: string }[];
}

/**
 * Fills an open vault with clients, work and issued invoices of the demonstration's generator, on the present day.
 *
 * `client` is somebody who may do all of it, such as the first account; nobody looks after the clients. Every second
 * invoice is paid. `today` is the day of the vault's clock.
 */
export async function seedCompany(client: CarnetClient, size: SeedSize, today: string): Promise<Seeded> {
  const plan = planCompany(
    { clients: size.clients, services: size.services ?? 0, workers: 1 },
    localDate(today),
  );
  const items: Uid[] = [];
  for (const { item } of CATALOGUE) items.push((await client.catalogue.create({ item })).uid);
  const clients: { readonly uid: Uid; readonly name: string }[] = [];
  for (const { fields, contacts } of plan.clients) {
    const { uid } = await client.clients.create({
      client: { ...fields, ownerUid: null },
      contacts: [...contacts],
    });
    clients.push({ uid, name: fields.name });
  }
  const services: Uid[] = [];
  for (const service of plan.services) {
    const { uid } = await client.services.create({
      service: {
        ...service.fields,
        clientUid: at(clients, service.client).uid,
        catalogueItemUid: at(items, service.item),
        technicianUid: null,
        plannedOn: service.day,
        performedOn: service.fate === 'done' ? service.day : null,
      },
      status: service.fate === 'cancelled' ? 'planned' : service.fate,
    });
    services.push(uid);
  }
  const invoices: { readonly uid: Uid; readonly number: string }[] = [];
  // Consumers' payments are off until an administrator confirms: companies are billed here.
  const billable = plan.invoices.filter(
    (invoice) => at(plan.clients, invoice.client).fields.kind === 'company',
  );
  for (const [index, invoice] of billable.slice(0, size.invoices ?? 0).entries()) {
    const { uid, revision } = await client.invoices.draftFromServices({
      serviceUids: invoice.services.map((service) => at(services, service)),
    });
    const { expectedNumber } = await client.invoices.prepareIssue({ uid });
    const { number } = await client.invoices.issue({ uid, revision, expectedNumber });
    invoices.push({ uid, number });
    if (index % 2 === 1) continue;
    const { gross } = await client.invoices.get({ uid });
    await client.payments.record({
      invoiceUid: uid,
      method: 'transfer',
      amount: gross,
      paidOn: today,
      reference: '',
    });
  }
  return { clients, services, invoices };
}

function at<One>(list: readonly One[], index: number): One {
  const found = list[index];
  if (found === undefined) throw new Error('The plan refers to what is not there');
  return found;
}
