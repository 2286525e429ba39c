import type { AppDeps } from '#main/app/deps.ts';
import {
  MailboxError,
  type MailboxFailure,
  type MailInBox,
  type OpenMailbox,
} from '#main/app/mailbox-port.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, rowOf } from '#main/modules/lists/statements.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { readSecret } from '#main/modules/organisation/secrets.ts';
import { writeState } from '#main/modules/organisation/vault-state.ts';
import { newUid } from '#main/vault/new-uid.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { natureOfMail } from '#shared/domain/surveys/mail-nature.ts';
import { findToken } from '#shared/domain/surveys/survey-token.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { takeMail, type TakenMail } from './take-mail.ts';

/** What one reading came to; counts only. */
export interface Reading {
  readonly looked: number;
  readonly answers: number;
  readonly ignored: number;
  readonly bounces: number;
  /** Whether more is waiting than one reading takes. */
  readonly more: boolean;
}

/** Why there was no reading. */
export type ReadingProblem =
  | MailboxFailure
  | 'MailboxNotSet'
  | 'SecretMissing'
  | 'Demonstration'
  | 'MailboxBusy';

/** Mails one reading looks at: a mailbox that was never read may hold ten thousand. */
const MOST_MAILS = 1000;
/** Mails whose heads are asked for at once, and whose answers are kept in one transaction. */
const BATCH = 100;
const DAY = 86_400_000;

const underWay = new WeakSet<VaultRuntime>();

/**
 * Reads what came since the last time and takes answers and bounces in.
 *
 * Of mails that are neither only a few heads are fetched. How far was read is kept in the transaction of what was
 * taken, so that a cut loses nothing and takes nothing twice.
 */
export async function readMailbox(
  vault: VaultRuntime,
  deps: AppDeps,
): Promise<Result<Reading, ReadingProblem>> {
  if (underWay.has(vault)) return err('MailboxBusy');
  underWay.add(vault);
  try {
    const reading = await readOnce(vault, deps);
    noteLast(vault, deps, reading.ok ? null : reading.error);
    return reading;
  } finally {
    underWay.delete(vault);
  }
}

async function readOnce(vault: VaultRuntime, deps: AppDeps): Promise<Result<Reading, ReadingProblem>> {
  if (deps.demonstration) return err('Demonstration');
  const { mailbox, surveys } = currentMessaging(vault.read()).settings;
  const header = vault.header();
  if (!mailbox.isRead || mailbox.host === '' || mailbox.user === '' || header === null)
    return err('MailboxNotSet');
  const password = await readSecret(vault.read(), deps.keychain, header.vaultId, 'imap-password');
  if (password === null) return err('SecretMissing');
  let open: OpenMailbox | null = null;
  try {
    open = await deps.openMailbox(mailbox, new Redacted(password));
    return ok(await takeNewMails(open, mailbox, surveys.openDays, { vault, deps }));
  } catch (problem) {
    if (problem instanceof MailboxError) return err(problem.failure);
    throw problem;
  } finally {
    await open?.close();
  }
}

async function takeNewMails(
  open: OpenMailbox,
  settings: MessagingSettings['mailbox'],
  openDays: number,
  { vault, deps }: { readonly vault: VaultRuntime; readonly deps: AppDeps },
): Promise<Reading> {
  const name = `${settings.user}@${settings.host}/${settings.folder}`;
  const after = lastUid(vault.read(), name, open.uidValidity);
  // Never read before, or numbered anew: what is older than the oldest open survey answers nothing.
  const since = new Date(Date.parse(deps.clock.now()) - openDays * DAY);
  const found = await open.newMails(after, since);
  const wanted = found.slice(0, MOST_MAILS);
  const counts = { looked: 0, answers: 0, ignored: 0, bounces: 0 };
  for (let start = 0; start < wanted.length; start += BATCH) {
    const uids = wanted.slice(start, start + BATCH);
    const taken: TakenMail[] = [];
    for (const mail of await open.heads(uids)) {
      const content = await contentOf(open, mail);
      if (content === 'ignored') counts.ignored += 1;
      else if (content !== null) taken.push(content);
    }
    // Signed out meanwhile: what was not kept is read next time.
    if (!vault.isOpen()) break;
    const last = uids.at(-1);
    vault.write((db) => {
      for (const mail of taken) {
        const outcome = takeMail(db, mail, { clock: deps.clock, newUid: () => newUid(deps) });
        counts[outcome === 'answer' ? 'answers' : outcome === 'bounce' ? 'bounces' : 'ignored'] += 1;
      }
      if (last !== undefined) keepPlace(db, name, open.uidValidity, last, deps);
    });
    counts.looked += uids.length;
  }
  return { ...counts, more: found.length > wanted.length };
}

/** What a mail says to us: null for somebody else's business, `ignored` for an automatic answer with a token. */
async function contentOf(open: OpenMailbox, mail: MailInBox): Promise<TakenMail | 'ignored' | null> {
  // The parser is loaded by who reads a mailbox, not by every start.
  const { bounceOf, commentOf } = await import('./read-mail.ts');
  const token = findToken(mail.subject);
  const nature = natureOfMail(mail);
  switch (nature) {
    case 'bounce': {
      const bounce = await bounceOf(await open.source(mail.uid));
      return bounce === null ? null : { kind: 'bounce', bounce };
    }
    case 'automatic':
      return token === null ? null : 'ignored';
    case 'ordinary':
      if (token === null) return null;
      return { kind: 'answer', token, comment: await commentOf(await open.source(mail.uid)) };
    default:
      return unreachable(nature);
  }
}

function lastUid(db: ReadDb, mailbox: string, uidValidity: string): number | null {
  const row = rowOf<{ readonly uidValidity: string; readonly lastUid: number }>(
    db,
    'select uid_validity as uidValidity, last_uid as lastUid from mailbox_reads where mailbox = @mailbox',
    { mailbox },
  );
  return row?.uidValidity === uidValidity ? row.lastUid : null;
}

function keepPlace(db: WriteDb, mailbox: string, uidValidity: string, last: number, deps: AppDeps): void {
  change(
    db,
    `insert into mailbox_reads (mailbox, uid_validity, last_uid, read_at) values (@mailbox, @uidValidity, @last, @now)
     on conflict (mailbox) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
       read_at = excluded.read_at`,
    { mailbox, uidValidity, last, now: deps.clock.now() },
  );
}

/** Keeps what came of it for the screens; a reading that was not asked for because nothing is set says nothing. */
function noteLast(vault: VaultRuntime, deps: AppDeps, problem: ReadingProblem | null): void {
  if (!vault.isOpen() || problem === 'MailboxNotSet' || problem === 'MailboxBusy') return;
  vault.write((db) => {
    writeState(db, 'mailbox-last', JSON.stringify({ at: deps.clock.now(), problem }));
  });
}
