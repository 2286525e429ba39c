import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { BLANK_MESSAGING } from '#shared/contract/messaging-settings.ts';
import { SMTP_PASSWORD, type TestSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import type { ImapServer } from '#tests/support/mail-servers/imap-server.ts';

/** Address under which the company of the scenarios writes and reads. */
export const OFFICE_ADDRESS = 'contact@servitech.example';

/** Password of the mailbox. */
export const MAILBOX_PASSWORD = 'boite-aux-lettres-de-test';

/** Sets a company's mail: out through one server on loopback, in from another; surveys at once, no quiet hours. */
export async function setMail(
  office: CarnetClient,
  smtp: TestSmtpServer,
  imap: ImapServer | null,
): Promise<void> {
  await office.organisation.setSecret({ name: 'smtp-password', value: SMTP_PASSWORD, place: 'vault' });
  if (imap !== null)
    await office.organisation.setSecret({ name: 'imap-password', value: MAILBOX_PASSWORD, place: 'vault' });
  await office.messaging.save({
    revision: 0,
    settings: {
      ...BLANK_MESSAGING,
      email: {
        ...BLANK_MESSAGING.email,
        way: 'smtp',
        fromName: 'ServiTech Solutions',
        fromAddress: OFFICE_ADDRESS,
        smtp: {
          ...BLANK_MESSAGING.email.smtp,
          host: smtp.host,
          port: smtp.port,
          security: 'starttls',
          user: OFFICE_ADDRESS,
        },
      },
      mailbox:
        imap === null
          ? BLANK_MESSAGING.mailbox
          : {
              isRead: true,
              host: 'localhost',
              port: imap.port,
              security: 'tls',
              user: OFFICE_ADDRESS,
              folder: 'INBOX',
            },
      // A scenario that is run at night must not wait for the morning.
      quietHours: { from: '', to: '' },
      surveys: { ...BLANK_MESSAGING.surveys, isOn: true, delayHours: 0 },
    },
  });
}
