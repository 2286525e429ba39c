import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDueReports } from '#main/modules/reports/due-reports.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { productDeps } from '#main/app/product-deps.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { missingTool, pageTexts } from '#tests/support/pdf/outside-tools.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

const clock = drivenClock('2026-11-23T08:00:00.000Z' as Instant);
let test: TestApp;
let office: CarnetClient;
let agent: CarnetClient;

beforeAll(async () => {
  test = await makeApp(clock);
  office = directClient(test.app, test.app.takeSeat('direct'));
  agent = directClient(test.app, test.app.takeSeat('direct'));
  const officeUid = await test.addPerson('Odile Martin', ['manager', 'accountant']);
  const agentUid = await test.addPerson('Hugo Petit', ['agent']);
  await office.vault.signIn({ account: officeUid, password: PASSWORD });
  await agent.vault.signIn({ account: agentUid, password: PASSWORD });
  for (const [name, ownerUid, quantity] of [
    ['Clinique des Tilleuls', agentUid, '2'],
    ['Garage du Port', officeUid, '3'],
  ] as const) {
    const { uid: clientUid } = await office.clients.create({
      client: { ...sampleClient({ name }), ownerUid },
    });
    const { uid } = await office.services.create({
      status: 'done',
      service: {
        clientUid,
        catalogueItemUid: null,
        serviceType: 'training',
        title: `Formation chez ${name}`,
        description: '',
        plannedOn: null,
        plannedFrom: '',
        plannedTo: '',
        performedOn: '2026-11-20',
        technicianUid: ownerUid,
        quantity,
        unit: 'HUR',
        unitPrice: '100',
        vatCategory: 'S',
        vatRate: '20',
      },
    });
    const draft = await office.invoices.draftFromServices({ serviceUids: [uid] });
    const { expectedNumber } = await office.invoices.prepareIssue({ uid: draft.uid });
    await office.invoices.issue({ ...draft, expectedNumber });
  }
}, 120_000);
afterAll(() => test.close());

const bytesOf = async (reader: CarnetClient, uid: string): Promise<Uint8Array> =>
  new Uint8Array(await (await reader.reports.pdf({ uid, purpose: 'view' })).arrayBuffer());

const textOf = (bytes: Uint8Array): string => pageTexts(bytes).join('\n');

const failureOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
    return 'answered';
  } catch (problem) {
    const { code, data } = problem as {
      readonly code?: string;
      readonly data?: { readonly reason?: string };
    };
    return data?.reason ?? code;
  }
};

describe('the report of a month', () => {
  it('holds the figures, the rows and the comparisons in the words of the language', async ({ skip }) => {
    const missing = missingTool('pdftotext');
    if (missing !== null) skip(missing);
    const { uid } = await office.reports.make({ kind: 'month', period: '2026-11', language: 'fr' });
    const bytes = await bytesOf(office, uid);
    const text = textOf(bytes);
    for (const part of [
      'Rapport mensuel',
      'novembre 2026',
      'Établi le 23 nov. 2026',
      'octobre 2026',
      'novembre 2025',
      '500,00 €',
      '600,00 €',
      'Formation chez Garage du',
      'Clinique des Tilleuls',
      'FA-A-2026-00001',
      'Page 1/',
    ])
      expect(text).toContain(part);
    const english = await office.reports.make({ kind: 'month', period: '2026-11', language: 'en' });
    expect(textOf(await bytesOf(office, english.uid))).toContain('€600.00');
  });

  it('is a PDF of whole pages with a title, the same each time it is read', async () => {
    const { uid } = await office.reports.make({ kind: 'year', period: '2026' });
    const bytes = await bytesOf(office, uid);
    const pdf = await PDFDocument.load(bytes);
    expect(pdf.getTitle()).toBe('Rapport annuel, 2026');
    expect(Buffer.from(await bytesOf(office, uid)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('covers only the own clients of an agent, and each sees only the own kind', async ({ skip }) => {
    const missing = missingTool('pdftotext');
    if (missing !== null) skip(missing);
    const { uid } = await agent.reports.make({ kind: 'month', period: '2026-11', language: 'fr' });
    const text = textOf(await bytesOf(agent, uid));
    expect(text).toContain('Clients suivis par Hugo Petit');
    expect(text).toContain('Clinique des Tilleuls');
    expect(text).not.toContain('Garage du Port');
    expect((await agent.reports.list({})).reports.map((report) => report.uid)).toEqual([uid]);
    expect(await failureOf(office.reports.pdf({ uid, purpose: 'view' }))).toBe('NOT_FOUND');
    const [company] = (await office.reports.list({})).reports;
    expect(company?.scope).toBe('company');
    expect(await failureOf(agent.reports.pdf({ uid: company?.uid ?? '', purpose: 'view' }))).toBe(
      'NOT_FOUND',
    );
    expect(await failureOf(agent.reports.delete({ uid: company?.uid ?? '' }))).toBe('NOT_FOUND');
  });

  it('is refused for what is no period and for what has not begun, and made for a month without anything', async () => {
    expect(await failureOf(office.reports.make({ kind: 'month', period: '2026-13' }))).toBe('NotAPeriod');
    expect(await failureOf(office.reports.make({ kind: 'year', period: '2026-11' }))).toBe('NotAPeriod');
    expect(await failureOf(office.reports.make({ kind: 'month', period: '2026-12' }))).toBe('PeriodInFuture');
    const { uid } = await office.reports.make({ kind: 'month', period: '2019-02' });
    expect((await bytesOf(office, uid)).length).toBeGreaterThan(1000);
  });

  it('is gone with its file once deleted', async () => {
    const { uid } = await office.reports.make({ kind: 'month', period: '2026-10' });
    await office.reports.delete({ uid });
    expect(await failureOf(office.reports.pdf({ uid, purpose: 'view' }))).toBe('NOT_FOUND');
  });
});

describe('reports made on their own', () => {
  const deps = () =>
    productDeps({
      dataFolder: test.dataFolder,
      shippedFolder: new URL('../../../', import.meta.url).pathname,
      pdfWorker: new URL('../../../src/main/pdf/pdf-worker.ts', import.meta.url),
      baseCheckWorker: new URL('../../../src/main/modules/backups/base-check-worker.ts', import.meta.url),
      version: '0.0.0-test',
      demonstration: false,
      cost: FLOOR_COST,
      clock,
    });

  it('come once for each period that is over, for those who asked, in the scope of each', async () => {
    const own = deps();
    try {
      const { vault } = test.app;
      expect(await makeDueReports(vault, own)).toBe(0);
      await office.reports.setSubscription({ monthly: true, yearly: false });
      await agent.reports.setSubscription({ monthly: true, yearly: true });
      expect(await office.reports.subscription({})).toEqual({ monthly: true, yearly: false });
      // October for the company, October and 2025 for the agent.
      expect(await makeDueReports(vault, own)).toBe(3);
      expect(await makeDueReports(vault, own)).toBe(0);
      const automatic = async (reader: CarnetClient) =>
        (await reader.reports.list({})).reports.filter((report) => report.automatic);
      expect((await automatic(office)).map(({ period }) => period)).toEqual(['2026-10']);
      expect((await automatic(agent)).map(({ period }) => period)).toEqual(['2026-10', '2025']);
      // What was deleted is not made again.
      for (const { uid } of await automatic(office)) await office.reports.delete({ uid });
      expect(await makeDueReports(vault, own)).toBe(0);
      clock.setWall('2026-11-30T23:00:00.000Z' as Instant);
      expect(await makeDueReports(vault, own)).toBe(0);
      clock.setWall('2026-12-01T00:00:10.000Z' as Instant);
      expect(await makeDueReports(vault, own)).toBe(2);
      expect((await automatic(office)).map(({ period }) => period)).toEqual(['2026-11']);
      clock.setWall('2027-01-01T06:00:00.000Z' as Instant);
      expect(await makeDueReports(vault, own)).toBe(3);
      expect((await test.admin.audit.verify({})).intact).toBe(true);
    } finally {
      await own.pdf.close();
    }
  });
});
