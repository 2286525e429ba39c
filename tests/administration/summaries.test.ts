import { afterAll, beforeAll, expect, it } from 'vitest';
import { recomputeSummaries } from '#main/modules/figures/recompute-summaries.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { sampleDraft } from '#tests/faults/sample-work.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';

const TEXTS = {
  subject: 'Entretien',
  orderReference: '',
  note: '',
  lineName: 'Visite',
  lineDescription: '',
};

const clock = drivenClock();
let test: TestApp;

beforeAll(async () => {
  test = await makeApp(clock);
  const { uid } = await test.admin.clients.create({ client: sampleClient() });
  for (let made = 0; made < 3; made += 1) {
    const draft = await test.admin.invoices.createDraft({ draft: sampleDraft(uid, TEXTS) });
    const { expectedNumber } = await test.admin.invoices.prepareIssue({ uid: draft.uid });
    await test.admin.invoices.issue({ uid: draft.uid, revision: draft.revision, expectedNumber });
  }
}, 60_000);
afterAll(() => test.close());

/** Some minutes after unlocking, hours after the last time. */
async function whileIdle(): Promise<void> {
  test.app.lockAll('system');
  clock.advance(3 * 3_600_000);
  await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
  await test.app.runChores();
  clock.advance(90_000);
  await test.app.runChores();
}

const repairs = async () =>
  (await test.admin.audit.list({ action: 'summaries.repaired' })).entries.map((entry) => entry.details);

it('sums that are right are left alone, without a word', async () => {
  await whileIdle();
  expect(await repairs()).toEqual([]);
});

it('sums that were spoiled are put right soon after unlocking, and the log says where and how many', async () => {
  const before = await test.admin.figures.overview({ from: '2026-01-01', to: '2026-12-31' });
  const { vault } = test.app;
  vault.connection().exec('update client_summaries set balance_cents = 1, documents = 7');
  vault.connection().exec('delete from month_summaries');
  vault.connection().exec('update month_totals set received_cents = 12345');
  vault.connection().exec('update invoices set paid_cents = 5 where id = 2');
  expect(recomputeSummaries(vault.read()).length).toBeGreaterThan(5);
  await whileIdle();
  expect(recomputeSummaries(vault.read())).toEqual([]);
  expect(await test.admin.figures.overview({ from: '2026-01-01', to: '2026-12-31' })).toEqual(before);
  expect((await repairs()).toReversed()).toEqual([
    { table: 'invoices', rows: 1 },
    { table: 'month_summaries', rows: 1 },
    { table: 'month_totals', rows: 1 },
    { table: 'client_summaries', rows: 1 },
  ]);
  expect((await test.admin.audit.verify({})).intact).toBe(true);
});
