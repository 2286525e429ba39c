import { rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { SMTP_PASSWORD, startSmtpServer, type TestSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { startHost, test as base, type Host } from './support/host.ts';
import { button, field } from './support/people.ts';
import { openCompany } from './support/company.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { accessibilityBreaches } from './support/accessible.ts';

// Setting up e-mail as a person does it, against a server on loopback: what is wrong is told in words, and the message arrives.

const t = wordsOf('fr');

const test = base.extend<{ readonly server: TestSmtpServer; readonly trusting: Host }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
  server: async ({}, provide) => {
    const server = await startSmtpServer();
    await provide(server);
    await server.close();
  },
  trusting: async ({ server }, provide) => {
    const host = await startHost(undefined, { trusts: server.certificatePath });
    await provide(host);
    await host.stop();
    await rm(host.dataFolder, { recursive: true, force: true });
  },
});

test('e-mail is set up: mistakes stand at their fields, failures say what to do, the test arrives', async ({
  server,
  trusting,
  page,
}) => {
  test.setTimeout(90_000);
  await openCompany(page, trusting, 'fr');
  await page.goto(`${trusting.url}/#/settings/messages`);
  await page.getByRole('radio', { name: shown(t('messaging:way.smtp')) }).check();

  // A provider fills in its server.
  await field(page, t('messaging:provider')).click();
  await page.getByRole('option', { name: 'Gandi' }).click();
  await expect(field(page, t('messaging:field.host'))).toHaveValue('mail.gandi.net');
  await button(page, t('action.save')).click();
  await expect(page.getByText(shown(t('errors:reason.SenderNeeded')))).toBeVisible();

  await field(page, t('messaging:field.fromAddress')).fill('factures@atelier.example');
  await field(page, t('messaging:field.host')).fill('localhost');
  await field(page, t('messaging:field.port')).fill(String(server.port));
  await field(page, t('messaging:field.security')).click();
  await page.getByRole('option', { name: 'STARTTLS' }).click();
  await field(page, t('messaging:field.user')).fill('factures@atelier.example');
  await page.getByLabel(shown(t('messaging:secret.smtp-password')), { exact: true }).fill('pas-le-bon');

  // What is typed survives going away, except the secret, which stands in no draft.
  await page.goto(`${trusting.url}/#/settings/preferences`);
  await expect(
    page.getByRole('heading', { level: 1, name: t('organisation:page.preferences') }),
  ).toBeVisible();
  await page.goto(`${trusting.url}/#/settings/messages`);
  await expect(field(page, t('messaging:field.host'))).toHaveValue('localhost');
  const secret = page.getByLabel(shown(t('messaging:secret.smtp-password')), { exact: true });
  await expect(secret).toHaveValue('');
  await secret.fill('pas-le-bon');

  await field(page, t('messaging:test.emailTo')).fill('camille@exemple.fr');
  await button(page, t('messaging:test.saveAndSend')).click();
  await expect(page.getByText(shown(t('messaging:failure.WrongPassword.what')))).toBeVisible();
  expect(server.received).toHaveLength(0);

  await secret.fill(SMTP_PASSWORD);
  await button(page, t('messaging:test.saveAndSend')).click();
  await expect(page.getByText(shown(t('messaging:test.sent')))).toBeVisible();
  expect(server.received.map(({ to }) => to)).toEqual([['camille@exemple.fr']]);
  await expect(button(page, t('messaging:test.send'))).toBeEnabled();

  for (const [width, height] of [
    [1280, 800],
    [1024, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    expect(await accessibilityBreaches(page, { wcagOnly: true, inPage: true })).toEqual([]);
  }
  await page.screenshot({ path: test.info().outputPath('messages.png'), fullPage: true });
  server.fail({ kind: 'answer', at: 'rcpt', code: 550 });
  await button(page, t('messaging:test.send')).click();
  await expect(page.getByText(shown(t('messaging:failure.RecipientRefused.remedy')))).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('refused.png') });
});
