import { expect, test } from '@playwright/test';
import { startImapServer } from '#tests/support/mail-servers/imap-server.ts';
import { startSmtpServer, type ReceivedMail } from '#tests/support/mail-servers/smtp.ts';
import { startClockedHost, startHost, type ClockedHost } from './support/host.ts';
import { MAILBOX_PASSWORD, OFFICE_ADDRESS, setMail } from './support/mail.ts';
import { button } from './support/people.ts';
import { shown } from './support/set-up.ts';
import { wordsOf } from './support/words.ts';
import { clientOf, invoiceOf, serviceOf } from './support/work.ts';
import { onWorkedVault, signInTo } from './support/worked-vault.ts';

const t = wordsOf('fr');
const DAY = 86_400_000;
const CLIENT_ADDRESS = 'accueil@tilleuls.example';

/** The reply that a mail program writes when the client has clicked an answer and added a line. */
function replyTo(mail: ReceivedMail, rating: number, comment: string): string {
  const link = new RegExp(`^${String(rating)} - .*: (mailto:\\S+)$`, 'm').exec(mail.parsed.text ?? '')?.[1];
  if (link === undefined) throw new Error('The survey has no link for that answer');
  const [address = '', subject = ''] = link.slice('mailto:'.length).split('?subject=');
  return [
    `From: <${CLIENT_ADDRESS}>`,
    `To: <${decodeURIComponent(address)}>`,
    `Subject: =?UTF-8?B?${Buffer.from(decodeURIComponent(subject)).toString('base64')}?=`,
    `Date: ${new Date().toUTCString()}`,
    'Message-ID: <reponse-1@tilleuls.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    comment,
    '',
  ].join('\r\n');
}

test('a service that is done is asked about, the answer comes by reply, and a low rating opens a call back', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const smtp = await startSmtpServer();
  const imap = await startImapServer({ security: 'tls', user: OFFICE_ADDRESS, password: MAILBOX_PASSWORD });
  try {
    await onWorkedVault(
      page,
      'fr',
      async (office) => {
        await serviceOf(office, await clientOf(office, 'Clinique des Tilleuls'), 'Diagnostic réseau', null);
        await setMail(office, smtp, imap);
        await office.reminders.setAutomatic({ key: 'survey', isOn: true });
      },
      async () => {
        await page.getByRole('link', { name: t('nav.services'), exact: true }).click();
        await page.getByRole('row', { name: /Diagnostic réseau/ }).click();
        await button(page, t('services:do.done')).first().click();
        await expect.poll(() => smtp.received.length, { timeout: 90_000 }).toBe(1);
        const [mail] = smtp.received;
        if (mail === undefined) throw new Error('A mail was received');
        expect(mail.to).toEqual([CLIENT_ADDRESS]);
        expect(mail.parsed.text).toContain('Diagnostic réseau');

        imap.deliver(replyTo(mail, 1, 'Le réseau est retombé le soir même.'));
        await page.getByRole('link', { name: t('nav.surveys'), exact: true }).click();
        await button(page, t('surveys:mailbox.read')).click();
        const answer = page.getByRole('row', { name: /Clinique des Tilleuls/ });
        await expect(answer).toContainText('Le réseau est retombé le soir même.');
        await expect(answer).toContainText(t('surveys:recall'));
        await page.getByRole('link', { name: t('nav.recalls'), exact: true }).click();
        await expect(page.getByRole('row', { name: /Clinique des Tilleuls/ })).toBeVisible();
        // The same reply again, as after a mailbox that was moved, changes nothing; nor is a second survey sent.
        imap.deliver(replyTo(mail, 5, 'Finalement très bien.'));
        await page.getByRole('link', { name: t('nav.surveys'), exact: true }).click();
        await button(page, t('surveys:mailbox.read')).click();
        await expect(page.getByRole('status').filter({ hasText: /^0 réponse/ })).toBeVisible();
        await expect(page.getByRole('row', { name: /Clinique des Tilleuls/ })).toHaveCount(1);
        expect(smtp.received).toHaveLength(1);
      },
      (folder) => startHost(folder, { trusts: smtp.certificatePath }),
    );
  } finally {
    await smtp.close();
    await imap.close();
  }
});

test('a late invoice is reminded three times after a look, and no more once it is paid, over a kill and a restart', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const smtp = await startSmtpServer();
  let ahead = 0;
  const started: ClockedHost[] = [];
  const moveTo = async (at: ClockedHost, days: number): Promise<void> => {
    ahead += days * DAY;
    await at.advance(days * DAY);
    await signInTo(page, 'fr', at);
  };
  /** Looks at what is to be approved, sees the amount, lets it go; answers what the client received. */
  const approveOne = async (level: RegExp): Promise<ReceivedMail> => {
    const before = smtp.received.length;
    await page.getByRole('link', { name: t('nav.reminders'), exact: true }).click();
    await button(page, t('reminders:work.act')).click();
    const row = page.getByRole('row', { name: /Clinique des Tilleuls/ });
    await expect(row).toHaveCount(1);
    await row.click();
    const sheet = page.getByRole('article').first();
    await expect(sheet).toContainText(/120,00\s€/);
    await expect(sheet).toContainText(level);
    await sheet.getByRole('button', { name: shown(t('reminders:act.approve')) }).click();
    await expect.poll(() => smtp.received.length, { timeout: 60_000 }).toBe(before + 1);
    const mail = smtp.received.at(-1);
    if (mail === undefined) throw new Error('A mail was received');
    expect(mail.to).toEqual([CLIENT_ADDRESS]);
    return mail;
  };
  try {
    await onWorkedVault<ClockedHost>(
      page,
      'fr',
      async (office, today) => {
        const client = await clientOf(office, 'Clinique des Tilleuls');
        await invoiceOf(office, await serviceOf(office, client, 'Diagnostic réseau', today));
        await setMail(office, smtp, null);
      },
      async (first) => {
        await moveTo(first, 27);
        const early = await approveOne(/échéance/i);
        expect(early.parsed.attachments.map(({ filename }) => filename).join()).toMatch(/00001\.pdf/);
        await moveTo(first, 10);
        const friendly = await approveOne(/00001/);
        expect(friendly.parsed.messageId).not.toBe(early.parsed.messageId);

        // The power is cut; what was sent is known to have been sent.
        first.kill();
        const host = await startClockedHost(first.dataFolder, { trusts: smtp.certificatePath, ahead });
        started.push(host);
        await signInTo(page, 'fr', host);
        await moveTo(host, 8);
        const firm = await approveOne(/40,00\s€/);
        expect(firm.parsed.text).toMatch(/L\.?\s?441-10/);
        expect(smtp.received).toHaveLength(3);

        await page.getByRole('link', { name: t('nav.invoices'), exact: true }).click();
        await page.getByRole('row', { name: /00001/ }).click();
        await button(page, t('invoices:payment.record')).first().click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t('invoices:payment.record') })
          .click();
        await expect(page.getByRole('dialog')).toBeHidden();
        await moveTo(host, 20);
        await page.getByRole('link', { name: t('nav.reminders'), exact: true }).click();
        await button(page, t('reminders:work.act')).click();
        await expect(page.getByText(shown(t('reminders:work.nothing')))).toBeVisible();
        expect(smtp.received).toHaveLength(3);
      },
      (folder) => startClockedHost(folder, { trusts: smtp.certificatePath }),
    );
  } finally {
    for (const host of started) await host.stop();
    await smtp.close();
  }
});
