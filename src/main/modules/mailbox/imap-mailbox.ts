import { ImapFlow } from 'imapflow';
import {
  MailboxError,
  type MailboxOpener,
  type MailInBox,
  type OpenMailbox,
} from '#main/app/mailbox-port.ts';
import { readHeads } from './mail-heads.ts';
import { mailboxFailure } from './mailbox-failure.ts';

const CONNECT_MILLISECONDS = 15_000;
const SILENCE_MILLISECONDS = 30_000;
/** Longest beginning of a mail that is fetched: the comment stands at its top, a bounce's status before what it returns. */
const LONGEST_SOURCE = 256 * 1024;
const HEADS = [
  'subject',
  'content-type',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
];

/**
 * The mailbox opener of the product.
 *
 * The line is encrypted or is not used: TLS from the first byte, or STARTTLS before anything is said. The folder is
 * opened with EXAMINE, which cannot change a mail (RFC 9051 §6.3.3).
 */
export const imapMailbox: MailboxOpener = async (settings, password) => {
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    ...(settings.security === 'tls' ? { secure: true } : { secure: false, doSTARTTLS: true }),
    auth: { user: settings.user, pass: password.reveal() },
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    logger: false,
    emitLogs: false,
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: CONNECT_MILLISECONDS,
    socketTimeout: SILENCE_MILLISECONDS,
    maxLiteralSize: 2 * LONGEST_SOURCE,
    clientInfo: { name: 'Carnet' },
  });
  // A line that breaks between commands is told here; unheard it would end the process. The next command fails.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (problem) {
    client.close();
    throw new MailboxError(mailboxFailure(problem));
  }
  try {
    const folder = await client.mailboxOpen(settings.folder, { readOnly: true });
    return openFolder(client, String(folder.uidValidity));
  } catch (problem) {
    client.close();
    const failure = mailboxFailure(problem);
    throw new MailboxError(failure === 'UnknownFailure' ? 'FolderMissing' : failure);
  }
};

function openFolder(client: ImapFlow, uidValidity: string): OpenMailbox {
  const asked = async <Value>(question: () => Promise<Value>): Promise<Value> => {
    try {
      return await question();
    } catch (problem) {
      throw new MailboxError(mailboxFailure(problem));
    }
  };
  return {
    uidValidity,
    newMails: (after, since) =>
      asked(async () => {
        const query = after === null ? { since } : { uid: `${String(after + 1)}:*` };
        const found = await client.search(query, { uid: true });
        // `n:*` always names the last mail, however low its UID (RFC 9051 §9 "seq-range").
        const uids = Array.isArray(found) ? found : [];
        return uids.filter((uid) => after === null || uid > after).toSorted((one, other) => one - other);
      }),
    heads: (uids) =>
      asked(async () => {
        const mails: MailInBox[] = [];
        const range = uids.join(',');
        for await (const mail of client.fetch(range, { uid: true, headers: HEADS }, { uid: true }))
          mails.push({ uid: mail.uid, ...(await readHeads(mail.headers ?? Buffer.alloc(0))) });
        return mails;
      }),
    source: (uid) =>
      asked(async () => {
        const mail = await client.fetchOne(
          String(uid),
          { uid: true, source: { start: 0, maxLength: LONGEST_SOURCE } },
          { uid: true },
        );
        return mail === false ? Buffer.alloc(0) : (mail.source ?? Buffer.alloc(0));
      }),
    close: async () => {
      try {
        await client.logout();
      } catch {
        // The line is gone already.
      }
      client.close();
    },
  };
}
