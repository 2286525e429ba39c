import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#main/platform/system-clock.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { cents } from '#shared/kernel/money.ts';
import { COLLEAGUES, COMPANY } from '../demonstration/company.ts';
import { prepareDemonstration } from '../demonstration/prepare-demonstration.ts';
import { addColleague, setUp, type Person } from '../driven/accounts.ts';
import { openCore } from '../driven/open-core.ts';
import type { ShownRecords, State } from './screen.ts';

type VaultName = 'demonstration' | 'one' | 'empty';

/** Who signs in to be photographed; has the rights to see everything. */
export const PERSON: Person = COLLEAGUES[0];

const VAULT_OF = {
  demonstration: 'demonstration',
  error: 'demonstration',
  one: 'one',
  locked: 'one',
  empty: 'empty',
  fresh: null,
} as const satisfies Readonly<Record<State, VaultName | null>>;

/**
 * Copies the vault of a state to `target`, so that what is tried on a screen never stays; makes it in `cache` the
 * first time. The fresh start has no vault.
 */
export async function copyVault(state: State, cache: string, target: string): Promise<void> {
  const name = VAULT_OF[state];
  if (name === null) return;
  const kept = join(cache, name);
  if (name === 'demonstration') await prepareDemonstration({ dataFolder: kept, log: console.log });
  else if (!existsSync(kept)) {
    const unfinished = `${kept}-unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const core = openCore({ dataFolder: unfinished, clock: systemClock(), demonstration: false });
    const client = core.direct();
    await setUp(client, COMPANY, PERSON);
    if (name === 'one') await enterOneOfEach(client, core.direct());
    await core.app.close();
    renameSync(unfinished, kept);
  }
  cpSync(kept, target, { recursive: true });
}

/** One client with one service, one invoice partly paid, one draft and one article; a colleague and an invited one. */
async function enterOneOfEach(client: CarnetClient, colleague: CarnetClient): Promise<void> {
  const today = systemClock().today();
  await addColleague(client, colleague, {
    name: 'Karim Belkacem',
    password: 'lanterne-papier-38-volcan-tiede',
    roles: ['agent'],
  });
  await client.users.add({ name: 'Inès Caron', roles: ['agent'] });
  const { uid: clientUid } = await client.clients.create({
    client: {
      kind: 'company',
      name: 'Boulangerie Ménard',
      company: '',
      industry: 'Alimentation',
      siren: '',
      siret: '',
      vatNumber: '',
      email: 'contact@menard.example',
      phone: '04 99 00 11 22',
      address: { line1: '4 place du Marché', line2: '', postalCode: '69003', city: 'Lyon', country: 'FR' },
      tags: ['contrat'],
      ownerUid: null,
      preferences: {
        channel: 'phone',
        language: 'fr',
        quietFrom: '12:00',
        quietTo: '14:00',
        noSms: true,
        accessNotes: 'Sonner à l’arrière-boutique',
        consents: [],
      },
      note: '',
    },
  });
  await client.catalogue.create({
    item: {
      code: 'MAINT',
      name: 'Maintenance sur place',
      serviceType: 'maintenance',
      description: '',
      nature: 'service',
      unit: 'HUR',
      unitPrice: '85',
      vatCategory: 'S',
      vatRate: '20',
    },
  });
  const { uid: serviceUid } = await client.services.create({
    service: {
      clientUid,
      catalogueItemUid: null,
      serviceType: 'maintenance',
      title: 'Remise en route de la caisse',
      description: 'Remplacement de l’alimentation et contrôle des sauvegardes.',
      plannedOn: today,
      plannedFrom: '09:00',
      plannedTo: '11:30',
      performedOn: today,
      technicianUid: null,
      quantity: '2.5',
      unit: 'HUR',
      unitPrice: '85',
      vatCategory: 'S',
      vatRate: '20',
    },
    status: 'done',
  });
  const { uid, revision } = await client.invoices.draftFromServices({ serviceUids: [serviceUid] });
  const { expectedNumber } = await client.invoices.prepareIssue({ uid });
  await client.invoices.issue({ uid, revision, expectedNumber });
  await client.payments.record({
    invoiceUid: uid,
    method: 'transfer',
    amount: cents(10_000),
    paidOn: today,
    reference: 'VIR 1042',
  });
  await client.invoices.createDraft({
    draft: {
      clientUid,
      subject: 'Extension de garantie',
      orderReference: '',
      supplyFrom: null,
      supplyTo: null,
      dueDate: null,
      note: '',
      language: 'fr',
      lines: [
        {
          serviceUid: null,
          name: 'Extension de garantie, un an',
          description: '',
          nature: 'service',
          quantity: '1',
          unit: 'LS',
          unitPrice: '120',
          priceBase: '1',
          discountPercent: '0',
          vatCategory: 'S',
          vatRate: '20',
        },
      ],
    },
  });
}

/** The records whose sheets are shown: a client with much to see, an invoice of several lines. */
export async function chooseRecords(client: CarnetClient): Promise<ShownRecords> {
  const figures = await client.figures.byClient({ from: '2000-01-01', to: '2100-01-01', limit: 20 });
  const first = async (
    kind: 'invoice' | 'credit-note',
    state?: 'paid' | 'overdue' | 'partially-paid' | 'draft',
  ): Promise<string | null> => {
    const { rows } = await client.invoices.list({
      kind,
      ...(state === undefined ? {} : { state }),
      sort: 'gross',
      descending: true,
      limit: 1,
    });
    return rows[0]?.uid ?? null;
  };
  const serviceIn = async (status: 'done' | 'planned'): Promise<string | null> =>
    (await client.services.list({ status, limit: 1 })).rows[0]?.uid ?? null;
  return {
    client: figures.clients[0]?.clientUid ?? null,
    freeClient: await clientWithoutDocument(client),
    service: await serviceIn('done'),
    planned: await serviceIn('planned'),
    invoice: (await first('invoice', 'paid')) ?? (await first('invoice', 'partially-paid')),
    unpaid: (await first('invoice', 'overdue')) ?? (await first('invoice', 'partially-paid')),
    creditNote: await first('credit-note'),
    draft: await first('invoice', 'draft'),
  };
}

/** Adds a client that nothing is attached to; only in the demonstration, whose lists are long. */
async function clientWithoutDocument(client: CarnetClient): Promise<string | null> {
  const { total } = await client.clients.list({ limit: 1 });
  if (total < 100) return null;
  const { rows } = await client.clients.list({ text: 'Atelier Sans Suite', limit: 1 });
  const [known] = rows;
  if (known !== undefined) return known.uid;
  const { uid } = await client.clients.create({
    client: {
      kind: 'company',
      name: 'Atelier Sans Suite',
      company: '',
      industry: '',
      siren: '',
      siret: '',
      vatNumber: '',
      email: '',
      phone: '',
      address: { line1: '', line2: '', postalCode: '', city: 'Vienne', country: 'FR' },
      tags: [],
      ownerUid: null,
      preferences: {
        channel: 'none',
        language: 'fr',
        quietFrom: '',
        quietTo: '',
        noSms: false,
        accessNotes: '',
        consents: [],
      },
      note: '',
    },
  });
  return uid;
}
