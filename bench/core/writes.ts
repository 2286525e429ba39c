import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToUid } from '#main/db/columns.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { Figure } from './measure-reads.ts';
import { timeVariants, type Variant } from './rounds.ts';
import type { World } from './world.ts';

const SAMPLES = 12;
const LINES = 4;
const PAGES = Buffer.alloc(3 * 4096, 7);

/**
 * Durable saves through the whole call, beside three pages written and synced to the same disk in the same round.
 *
 * Each is one transaction with its audit entry and its kept sums, in the log on the disk when it answers.
 */
export async function measureWrites(world: World, rounds: number): Promise<readonly Figure[]> {
  const [manager] = world.people;
  const { client } = manager;
  const { today } = world;
  const owing = world.connection
    .prepare<[], { readonly uid: Buffer }>(
      `select uid from invoices where status = 'issued' and kind = 'invoice' and credited_by_id is null
         and paid_cents < gross_cents - 10000 order by id desc limit ${String(SAMPLES)}`,
    )
    .all()
    .map((row) => bytesToUid(row.uid));
  const sheets = new Map<number, Awaited<ReturnType<typeof client.clients.get>>>();
  const clientUid = (sample: number): Uid => {
    const drawn = manager.clients[sample];
    if (drawn === undefined) throw new Error('Nobody was drawn');
    return drawn.uid;
  };
  for (let sample = 0; sample < SAMPLES; sample += 1)
    sheets.set(sample, await client.clients.get({ uid: clientUid(sample) }));
  let written = 0;
  const handle = openSync(join(world.dataFolder, 'bare-write'), 'w');
  const variants: readonly Variant[] = [
    {
      name: 'save an invoice draft of 4 lines',
      run: (sample) =>
        client.invoices.createDraft({
          draft: {
            clientUid: active(sheets, sample),
            subject: 'Contrat',
            orderReference: '',
            supplyFrom: null,
            supplyTo: null,
            dueDate: null,
            note: '',
            language: 'fr',
            lines: Array.from({ length: LINES }, () => LINE),
          },
        }),
    },
    {
      name: 'record a payment',
      run: (sample) =>
        client.payments.record({
          invoiceUid: owing[sample % owing.length] ?? clientUid(sample),
          method: 'transfer',
          amount: cents(1),
          paidOn: today,
          reference: '',
        }),
    },
    {
      name: 'note an interaction',
      run: (sample) =>
        client.interactions.create({
          interaction: {
            clientUid: active(sheets, sample),
            contactUid: null,
            kind: 'call',
            direction: 'in',
            occurredAt: `${today}T00:00:00.000Z` as Instant,
            durationMinutes: 5,
            subject: 'Demande de devis',
            body: 'Souhaite être rappelé avant la fin de la semaine.',
            recallOn: null,
          },
        }),
    },
    {
      name: 'edit a client',
      run: async (sample) => {
        const sheet = sheets.get(sample);
        if (sheet === undefined) throw new Error('Nobody was drawn');
        written += 1;
        const { revision } = await client.clients.update({
          uid: sheet.uid,
          revision: sheet.revision,
          client: {
            kind: sheet.kind,
            name: sheet.name,
            company: sheet.company,
            industry: sheet.industry,
            siren: sheet.siren,
            siret: sheet.siret,
            vatNumber: sheet.vatNumber,
            email: sheet.email,
            phone: sheet.phone,
            address: sheet.address,
            tags: sheet.tags,
            ownerUid: sheet.ownerUid,
            preferences: sheet.preferences,
            note: `Note ${String(written)}`,
          },
        });
        sheets.set(sample, { ...sheet, revision });
      },
    },
    {
      name: 'bare write of 3 pages and fdatasync',
      run: () => {
        writeSync(handle, PAGES);
        fdatasyncSync(handle);
      },
    },
  ];
  const timings = await timeVariants(variants, { rounds, samples: SAMPLES });
  closeSync(handle);
  const bare = timings.at(-1);
  return timings.map((timing, index): Figure => ({
    name: variants[index]?.name ?? '',
    role: 'manager',
    p50: timing.p50,
    p95: timing.p95,
    low: timing.low,
    high: timing.high,
    ratio: timing.ratio,
    raw: bare?.p50 ?? null,
    call: null,
    callP95: null,
    longest: timing.longest,
    budget: {
      // At most what the disk takes, and 1.2 ms of work; or six times the disk where it is fast.
      ratio: 6,
      p50: (bare?.p50 ?? 0) + 1.2,
      p95: (bare?.p95 ?? 0) + 3,
      exponent: 0.25,
    },
  }));
}

const LINE = {
  serviceUid: null,
  name: 'Maintenance sur site',
  description: '',
  nature: 'service',
  quantity: '2',
  unit: 'HUR',
  unitPrice: '85',
  priceBase: '1',
  discountPercent: '0',
  vatCategory: 'S',
  vatRate: '20',
} as const;

/** A drawn client that may still be billed. */
function active(
  sheets: ReadonlyMap<number, { readonly uid: Uid; readonly status: string }>,
  sample: number,
): Uid {
  for (let offset = 0; offset < SAMPLES; offset += 1) {
    const sheet = sheets.get((sample + offset) % SAMPLES);
    if (sheet?.status === 'active') return sheet.uid;
  }
  throw new Error('Every drawn client is archived');
}
