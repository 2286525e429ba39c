import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clients, invoices, invoiceSeries, vaultState } from '#main/db/schema/index.ts';
import { insertVersion } from '#main/modules/organisation/settings.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import { sweepOrphanBlobs } from '#main/modules/invoices/orphan-blobs.ts';
import { renderInProcess } from '#main/pdf/pdf-renderer.ts';
import { listBlobs, writeBlob } from '#main/vault/blob-store.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import {
  barePdf,
  day,
  expectOk,
  openMoneyBase,
  reasonOf,
  SETTINGS,
  typedLine,
  type MoneyBase,
} from '#tests/support/money-base.ts';
import { testRandom } from '#tests/support/vault-base.ts';

let base: MoneyBase;
let client: Uid;
beforeEach(() => {
  base = openMoneyBase();
  client = base.addClient({ name: 'Menuiserie Lefèvre' });
});
afterEach(() => {
  base.close();
});

const order = (uid: Uid, expectedNumber: string, revision = 1) =>
  invoicesHandlers.issue(base.process(base.people.accountant, 'invoices.issue'), {
    uid,
    revision,
    expectedNumber,
  });
const issued = async (uid: Uid) => expectOk(await base.issue(uid));

describe('issuing a draft', () => {
  it('numbers, freezes and archives what was shown', async () => {
    const uid = base.addDraft(client);
    expect(base.expectedNumber(uid)).toBe('FA-A-2026-00001');
    expect(await issued(uid)).toMatchObject({
      number: 'FA-A-2026-00001',
      issueDate: '2026-11-22',
      dueDate: '2026-12-22',
      revision: 2,
      warnings: [],
    });
    expect(base.invoice(uid)).toMatchObject({
      state: 'unpaid',
      net: 89_000,
      gross: 106_800,
      rest: 106_800,
      totals: { tax: 17_800, due: 106_800 },
      issuedByName: 'accountant',
    });
    const stored = base.db.select().from(invoices).get();
    const document = JSON.parse(stored?.document ?? '') as InvoiceDocument;
    expect(document.buyer).toMatchObject({ reference: 'C-00001', name: 'Menuiserie Lefèvre' });
    expect(document.seller.siren).toBe('732829320');
  });

  it('keeps the client and the seller as they were on the day', async () => {
    const uid = base.addDraft(client);
    await issued(uid);
    base.db.update(clients).set({ name: 'Autre nom' }).run();
    insertVersion(
      base.db,
      { revision: 2, updatedAt: base.clock.now(), settings: { ...SETTINGS, name: 'Neuf' } },
      null,
    );
    const document = JSON.parse(base.db.select().from(invoices).get()?.document ?? '') as InvoiceDocument;
    expect([document.buyer.name, document.seller.name]).toEqual(['Menuiserie Lefèvre', 'Atelier Réseau']);
  });

  it('gives back the archived file byte for byte, drawn by the real renderer', async () => {
    base.close();
    base = openMoneyBase({ pdf: renderInProcess });
    const uid = base.addDraft(base.addClient({ name: 'Łódź Œuvre 漢' }));
    const prepared = expectOk(
      invoicesHandlers.prepareIssue(base.query(base.people.accountant, 'invoices.issue'), { uid }),
    );
    expect(prepared.unprintable).toEqual(['漢']);
    expect(expectOk(await base.issue(uid)).warnings).toEqual(['漢']);
    const file = expectOk(
      await invoicesHandlers.pdf(base.process(base.people.accountant, 'invoices.read'), {
        uid,
        purpose: 'view',
      }),
    );
    expect([file.name, file.type]).toEqual(['FA-A-2026-00001.pdf', 'application/pdf']);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(base.invoice(uid).pdfSha256);
    const [blob] = await listBlobs(base.folder);
    expect(readFileSync(join(base.folder.blobs, blob!)).includes('%PDF-')).toBe(false);
  });

  it('refuses with the list of what is missing and takes no number', async () => {
    const person = base.addClient({ name: 'Sans adresse', addressLine1: '', city: '' });
    const uid = base.addDraft(person, []);
    expect(await order(uid, 'FA-A-2026-00001')).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        reason: 'MissingBeforeIssue',
        details: {
          codes: ['client.address.line1.missing', 'client.address.city.missing', 'invoice.lines.no-line'],
        },
      },
    });
    expect(base.db.select().from(invoiceSeries).all()).toEqual([]);
    expect(await listBlobs(base.folder)).toEqual([]);
  });

  it('asks again when the number moved, and tells the new one', async () => {
    const [first, second] = [base.addDraft(client), base.addDraft(client)];
    await issued(first);
    expect(await order(second, 'FA-A-2026-00001')).toEqual({
      ok: false,
      error: { kind: 'refused', reason: 'NumberMoved', details: { expected: 'FA-A-2026-00002' } },
    });
  });

  it('refuses a clock before the last issue, and restarts the counter with the year', async () => {
    await issued(base.addDraft(client));
    const late = base.addDraft(client);
    base.clock.setDay(day('2026-11-21'));
    expect(reasonOf(await order(late, 'FA-A-2026-00002'))).toBe('ClockBeforeLastIssue');
    base.clock.setDay(day('2027-01-01'));
    expect((await issued(late)).number).toBe('FA-A-2027-00001');
    base.clock.setDay(day('2026-12-31'));
    expect(reasonOf(await order(base.addDraft(client), 'FA-A-2026-00002'))).toBe('ClockBeforeLastIssue');
  });

  it('refuses in a closed series and goes on in the next letter', async () => {
    await issued(base.addDraft(client));
    const uid = base.addDraft(client);
    base.db.insert(vaultState).values({ key: 'series-awaiting-next', value: '1' }).run();
    expect(reasonOf(await order(uid, 'FA-A-2026-00002'))).toBe('SeriesClosed');
    base.db.update(vaultState).set({ value: '0' }).where(eq(vaultState.key, 'series-awaiting-next')).run();
    base.db
      .insert(vaultState)
      .values({ key: 'series-letter', value: 'B' })
      .onConflictDoUpdate({ target: vaultState.key, set: { value: 'B' } })
      .run();
    expect((await issued(uid)).number).toBe('FA-B-2026-00001');
  });

  it('refuses a draft that changed since it was looked at', async () => {
    const uid = base.addDraft(client);
    expect(await order(uid, 'FA-A-2026-00001', 7)).toMatchObject({
      error: { kind: 'conflict', currentRevision: 1 },
    });
  });

  it('draws again when midnight passes between drawing and numbering', async () => {
    base.close();
    base = openMoneyBase({
      pdf: {
        ...barePdf,
        render: (input) => {
          base.clock.addDays(1);
          return barePdf.render(input);
        },
      },
    });
    const uid = base.addDraft(base.addClient());
    expect(reasonOf(await base.issue(uid))).toBe('NumberMoved');
    expect(await listBlobs(base.folder)).toEqual([]);
    expect(base.invoice(uid).state).toBe('draft');
  });
});

describe('an issued document', () => {
  it('is frozen by the base itself', async () => {
    const uid = base.addDraft(client);
    await issued(uid);
    for (const attack of [
      "update invoices set gross_cents = 1 where status = 'issued'",
      "update invoices set number = 'FA-A-2026-00009'",
      "update invoices set status = 'draft', number = null",
      "update invoices set document = '{}'",
      'update invoices set client_id = client_id + 1',
      'delete from invoices',
      'update invoice_lines set net_cents = 1',
      'delete from invoice_lines',
      "insert into invoice_lines (invoice_id, position, name, nature, quantity, unit, unit_price, vat_category, vat_rate, discount_cents, net_cents) select id, 9, 'x', 'service', '1', 'C62', '1', 'S', '20', 0, 1 from invoices",
      'update invoice_series set last_counter = last_counter + 2',
      'update invoice_series set last_counter = last_counter - 1',
      'delete from invoice_series',
      'insert or replace into invoices select * from invoices',
    ])
      expect(() => base.connection.exec(attack)).toThrow(
        /frozen|never deleted|no gap|a series|numbered_when_issued|append-only/,
      );
    expect(base.invoice(uid).gross).toBe(106_800);
  });

  it('is neither edited nor deleted nor issued again', async () => {
    const uid = base.addDraft(client);
    await issued(uid);
    const remove = base.command(base.people.accountant, 'invoices.edit-draft', (context) =>
      invoicesHandlers.deleteDraft(context, { uid }),
    );
    const update = base.command(base.people.accountant, 'invoices.edit-draft', (context) =>
      invoicesHandlers.updateDraft(context, { uid, revision: 2, draft: base.typedDraft(client) }),
    );
    expect([reasonOf(remove), reasonOf(update), reasonOf(await order(uid, 'FA-A-2026-00002', 2))]).toEqual(
      Array(3).fill('NotADraft'),
    );
  });

  it('tells a damaged archive instead of showing it', async () => {
    const uid = base.addDraft(client);
    await issued(uid);
    const pdf = () =>
      invoicesHandlers.pdf(base.process(base.people.accountant, 'invoices.read'), { uid, purpose: 'save' });
    expectOk(await pdf());
    const [name] = await listBlobs(base.folder);
    const path = join(base.folder.blobs, name!);
    const bytes = readFileSync(path);
    bytes[100] = bytes[100]! ^ 1;
    writeFileSync(path, bytes);
    expect(reasonOf(await pdf())).toBe('ArchiveDamaged');
  });
});

describe('a credit note', () => {
  it('cancels the whole invoice in its own series, with positive amounts', async () => {
    const service = base.addService(client);
    const uid = expectOk(
      base.command(base.people.accountant, 'invoices.draft', (context) =>
        invoicesHandlers.draftFromServices(context, { serviceUids: [service] }),
      ),
    ).uid as Uid;
    await issued(uid);
    const credit = await base.credit(uid);
    expect(credit.number).toBe('AV-A-2026-00001');
    const original = base.invoice(uid);
    expect(original).toMatchObject({ state: 'credited', rest: 0, correctedBy: credit });
    expect(base.invoice(credit.uid)).toMatchObject({
      kind: 'credit-note',
      number: 'AV-A-2026-00001',
      gross: original.gross,
      rest: 0,
      note: 'Erreur de facturation',
      corrects: { uid, number: 'FA-A-2026-00001' },
    });
    const again = await invoicesHandlers.credit(base.process(base.people.accountant, 'invoices.credit'), {
      uid,
      expectedNumber: 'AV-A-2026-00002',
      reason: 'x',
    });
    expect(reasonOf(again)).toBe('AlreadyCredited');
    const ofCredit = invoicesHandlers.prepareCredit(base.query(base.people.accountant, 'invoices.credit'), {
      uid: credit.uid,
    });
    expect(reasonOf(ofCredit)).toBe('IsACreditNote');
    expect(() =>
      base.connection.exec('update invoices set credited_by_id = null where credited_by_id is not null'),
    ).toThrow('credited once');
  });

  it('is refused for a draft', () => {
    const outcome = invoicesHandlers.prepareCredit(base.query(base.people.accountant, 'invoices.credit'), {
      uid: base.addDraft(client),
    });
    expect(reasonOf(outcome)).toBe('NotIssued');
  });
});

describe('drafts', () => {
  const refusalOf = (...lines: Parameters<typeof typedLine>) =>
    reasonOf(
      base.command(base.people.accountant, 'invoices.draft', (context) =>
        invoicesHandlers.createDraft(context, {
          draft: base.typedDraft(client, { lines: lines.map(typedLine) }),
        }),
      ),
    );

  it('have the totals of the domain', () => {
    const uid = base.addDraft(client, [
      typedLine({ quantity: '3', unitPrice: '33.333' }),
      typedLine({ unitPrice: '100', vatRate: '5.50', discountPercent: '10' }),
    ]);
    expect(base.invoice(uid)).toMatchObject({
      state: 'draft',
      net: 19_000,
      totals: { net: 19_000, tax: 2495, gross: 21_495 },
      lines: [{ net: 10_000 }, { net: 9000, discount: 1000, vatRate: '5.5' }],
    });
  });

  it('refuse what the rules of amounts refuse', () => {
    expect(refusalOf({ unitPrice: '-1' })).toBe('NegativePrice');
    expect(refusalOf({ vatRate: '19.6' })).toBe('UnknownVatRate');
    expect(refusalOf({ priceBase: '0' })).toBe('PriceBaseNotPositive');
    expect(refusalOf({ discountPercent: '100.01' })).toBe('DiscountOutOfRange');
    expect(refusalOf({ quantity: '1000000000' })).toBe('QuantityOutOfRange');
    expect(refusalOf({ unitPrice: '9999999999' })).toBe('AmountOutOfRange');
  });

  it('take done services of their client once', () => {
    const done = base.addService(client);
    const planned = base.addService(client, {}, 'planned');
    const foreign = base.addService(base.addClient());
    expect(refusalOf({ serviceUid: planned })).toBe('ServiceNotDone');
    expect(refusalOf({ serviceUid: foreign })).toBe('ServiceOfAnotherClient');
    expect(refusalOf({ serviceUid: done })).toBe('accepted');
    expect(refusalOf({ serviceUid: done })).toBe('ServiceInvoiced');
    const several = base.command(base.people.accountant, 'invoices.draft', (context) =>
      invoicesHandlers.draftFromServices(context, { serviceUids: [foreign, base.addService(client)] }),
    );
    expect(reasonOf(several)).toBe('SeveralClients');
  });

  it('free the services they no longer name', () => {
    const [one, two] = [base.addService(client), base.addService(client)];
    const uid = base.addDraft(client, [typedLine({ serviceUid: one })]);
    expectOk(
      base.command(base.people.accountant, 'invoices.edit-draft', (context) =>
        invoicesHandlers.updateDraft(context, {
          uid,
          revision: 1,
          draft: base.typedDraft(client, { lines: [typedLine({ serviceUid: two })] }),
        }),
      ),
    );
    expect(base.invoice(uid).lines.map((line) => line.serviceUid)).toEqual([two]);
    expect(refusedFor(one)).toBe('accepted');
  });
  const refusedFor = (serviceUid: Uid) => refusalOf({ serviceUid });
});

describe('numbering under stress', () => {
  // What may happen to one attempt to issue.
  type Fate = 'well' | 'renderer-fails' | 'commit-fails' | 'stale-number';

  it('has no gap and no double under any interleaving of attempts and failures', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Fate>('well', 'well', 'renderer-fails', 'commit-fails', 'stale-number'), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.scheduler(),
        async (fates, scheduler) => {
          const fateOf = new Map<string, Fate>();
          const run = openMoneyBase({
            pdf: {
              ...barePdf,
              render: scheduler.scheduleFunction(async (input) => {
                if (fateOf.get(input.document.subject) === 'renderer-fails') throw new Error('renderer');
                return barePdf.render(input);
              }),
            },
          });
          try {
            const buyer = run.addClient();
            const drafts = fates.map((fate, index) => {
              const uid = expectOk(
                run.command(run.people.accountant, 'invoices.draft', (context) =>
                  invoicesHandlers.createDraft(context, {
                    draft: run.typedDraft(buyer, { subject: String(index) }),
                  }),
                ),
              ).uid as Uid;
              fateOf.set(String(index), fate);
              return { uid, fate };
            });
            const attempt = async (uid: Uid, fate: Fate): Promise<void> => {
              for (let tries = 0; tries < fates.length + 1; tries += 1) {
                const context = run.process(run.people.accountant, 'invoices.issue');
                const expectedNumber =
                  fate === 'stale-number' && tries === 0 ? 'FA-A-2026-00099' : run.expectedNumber(uid);
                const failing: typeof context.commit = (change) =>
                  context.commit((db) => {
                    change(db);
                    throw new Error('disk');
                  });
                const outcome = await invoicesHandlers
                  .issue(fate === 'commit-fails' ? { ...context, commit: failing } : context, {
                    uid,
                    revision: 1,
                    expectedNumber,
                  })
                  .catch(() => null);
                if (outcome === null || outcome.ok) return;
              }
            };
            const all = Promise.all(drafts.map(({ uid, fate }) => attempt(uid, fate)));
            await scheduler.waitFor(all);
            const numbers = run.db
              .select({ number: invoices.number })
              .from(invoices)
              .where(eq(invoices.status, 'issued'))
              .orderBy(invoices.number)
              .all()
              .map((row) => row.number);
            const good = fates.filter((fate) => fate === 'well' || fate === 'stale-number').length;
            expect(numbers).toEqual(
              Array.from({ length: good }, (_, index) => `FA-A-2026-${String(index + 1).padStart(5, '0')}`),
            );
            // What failed left nothing, what was issued has its file.
            expect(await listBlobs(run.folder)).toHaveLength(good);
          } finally {
            run.close();
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('sweeps the file that a crash left between drawing and numbering, and no other', async () => {
    const uid = base.addDraft(client);
    await issued(uid);
    expectOk(await writeBlob(base.folder, Buffer.from('orphan'), testRandom));
    expect(await listBlobs(base.folder)).toHaveLength(2);
    const vault = base.process(base.people.accountant, 'invoices.read').vault;
    expect(await sweepOrphanBlobs(vault)).toBe(1);
    expect(await sweepOrphanBlobs(vault)).toBe(0);
    expectOk(
      await invoicesHandlers.pdf(base.process(base.people.accountant, 'invoices.read'), {
        uid,
        purpose: 'view',
      }),
    );
  });
});
