import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { openDatabase } from '#main/db/open.ts';
import type { Auditor } from '#main/modules/audit/append.ts';
import { insert, rowOf } from '#main/modules/lists/statements.ts';
import { writeMessage } from '#main/modules/messages/write-message.ts';
import { storeMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { insertVersion } from '#main/modules/organisation/settings.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { BLANK_MESSAGING, type MessagingSettings } from '#shared/contract/messaging-settings.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeBase, type BaseOfWriter } from '#tests/faults/base-of-writer.ts';
import { drivenClock, value, type DrivenClock } from '#tests/vault/sample-vault.ts';
import { sampleSettings } from './open-vault.ts';

/** A real encrypted base that can be left as a killed core leaves it and opened again. */
export interface OutboxBase {
  readonly file: BaseOfWriter;
  readonly clock: DrivenClock;
  readonly vault: VaultRuntime;
  readonly deps: AppDeps;
  db(): WriteDb;
  /** Closes the file and opens it again, as a new run of the core does. */
  reopen(): void;
  newUid(): Uid;
  set(settings: MessagingSettings): void;
  addClient(more?: {
    readonly email?: string;
    readonly phone?: string;
    readonly preferences?: object;
  }): number;
  /** Adds an issued invoice with its frozen document; answers its key. */
  addInvoice(clientId: number, dueDate: LocalDate, grossCents?: number): number;
  /** Marks an invoice as paid in full or in part, as the triggers of payments do. */
  pay(invoiceId: number, paidCents: number): void;
  /** Adds a message that waits to be sent. */
  queue(clientId: number, invoiceId: number, channel: MessageChannel, level?: string): Uid;
  message(uid: Uid): { readonly state: string; readonly reason: string; readonly attempts: number } | null;
  close(): void;
}

/** Settings by which both channels may leave at any hour. */
export const OPEN_MESSAGING: MessagingSettings = {
  ...BLANK_MESSAGING,
  email: {
    ...BLANK_MESSAGING.email,
    way: 'smtp',
    fromName: 'Atelier Exemple',
    fromAddress: 'factures@atelier.example',
    dailyCap: 10_000,
  },
  sms: { way: 'twilio', accountSid: 'AC0', from: '+33600000000', dailyCap: 10_000 },
  quietHours: { from: '', to: '' },
};

const WISHES = {
  channel: 'email',
  language: 'fr',
  quietFrom: '',
  quietTo: '',
  noSms: false,
  accessNotes: '',
  consents: [{ purpose: 'reminders-sms', granted: true, at: '2026-01-01', source: 'contrat' }],
};

/** Opens a fresh base with settings in force, or one that another process made; `close` removes only the former. */
export function openOutboxBase(
  start?: Parameters<typeof drivenClock>[0],
  existing: BaseOfWriter | null = null,
): OutboxBase {
  const folder = existing === null ? mkdtempSync(join(tmpdir(), 'carnet-outbox-')) : null;
  const made = existing ?? makeBase(folder ?? '', 'base');
  const clock = drivenClock(start);
  const device = JSON.parse(made.device) as { readonly uid: Uid; readonly privateKey: string };
  const auditor: Auditor = {
    clock,
    digestKey: Buffer.alloc(32, 1),
    device: {
      uid: device.uid,
      privateKey: createPrivateKey({
        key: Buffer.from(device.privateKey, 'base64'),
        format: 'der',
        type: 'pkcs8',
      }),
    },
  };
  const opened = () => value(openDatabase(made.path, made.key, { create: false }));
  let base = opened();
  // Durability is proved elsewhere; here only the order of commits counts.
  base.connection.pragma('synchronous = OFF');
  const makeUid = (): Uid => newUid({ clock, random: systemRandom });
  let numbers = 0;
  const absent = () => {
    throw new Error('This base has no such thing');
  };
  const vault: VaultRuntime = {
    folder: absent as never,
    condition: absent,
    header: () => null,
    isOpen: () => base.connection.open,
    read: () => base.db,
    write: (change) => base.connection.transaction(() => change(base.db)).immediate(),
    connection: (): Database.Database => base.connection,
    keys: absent,
    auditor: () => auditor,
    throttle: absent,
    open: absent,
    close: () => {
      base.connection.close();
    },
    release: absent,
    replaceHeader: absent,
    exclusively: (work) => work(),
  };
  const deps = { clock, random: systemRandom, demonstration: false } as unknown as AppDeps;
  if (existing === null)
    insertVersion(base.db, { revision: 1, updatedAt: clock.now(), settings: sampleSettings }, null);
  const self: OutboxBase = {
    file: made,
    clock,
    vault,
    deps,
    db: () => base.db,
    reopen: () => {
      base.connection.close();
      base = opened();
      base.connection.pragma('synchronous = OFF');
    },
    newUid: makeUid,
    set: (settings) => {
      base.connection
        .prepare(
          "insert or ignore into users (id, uid, name, roles, state, created_at) values (1, ?, 'Ada', '[]', 'active', '')",
        )
        .run(uidToBytes(makeUid()));
      storeMessaging(base.db, settings, { now: clock.now(), actorId: 1 });
    },
    addClient: (more = {}) =>
      insert(
        base.db,
        `insert into clients (uid, kind, name, email, phone, preferences, sort_name, search_text, created_at, updated_at)
         values (@uid, 'company', 'Client', @email, @phone, @preferences, 'client', 'client', @now, @now)`,
        {
          uid: uidToBytes(makeUid()),
          email: more.email ?? 'eloise@client.example',
          phone: more.phone ?? '+33612345678',
          preferences: JSON.stringify({ ...WISHES, ...more.preferences }),
          now: clock.now(),
        },
      ),
    addInvoice: (clientId, dueDate, grossCents = 12_000) => {
      numbers += 1;
      const number = `FA-A-2026-${String(numbers).padStart(5, '0')}`;
      return insert(
        base.db,
        `insert into invoices (uid, kind, status, number, client_id, issue_date, due_date, language, net_cents, tax_cents,
           gross_cents, document, issued_at, search_text, created_at, updated_at)
         values (@uid, 'invoice', 'issued', @number, @clientId, @dueDate, @dueDate, 'fr', @gross, 0, @gross, @document, @now,
           '', @now, @now)`,
        {
          uid: uidToBytes(makeUid()),
          number,
          clientId,
          dueDate,
          gross: grossCents,
          document: JSON.stringify(frozen(number, dueDate, grossCents)),
          now: clock.now(),
        },
      );
    },
    pay: (invoiceId, paidCents) => {
      base.connection.prepare('update invoices set paid_cents = ? where id = ?').run(paidCents, invoiceId);
    },
    queue: (clientId, invoiceId, channel, level = 'first') => {
      const uid = makeUid();
      vault.write((db) =>
        writeMessage(
          db,
          {
            uid,
            kind: 'reminder',
            channel,
            clientId,
            language: 'fr',
            recipientName: 'Éloïse Martin',
            recipientAddress: channel === 'sms' ? '+33612345678' : 'eloise@client.example',
            subject: 'Votre facture',
            body: 'Bonjour,\nVotre facture est échue.',
            attachments: [],
            isAutomatic: true,
            notBefore: clock.now(),
            subjects: [{ level, invoiceId, serviceId: null }],
          },
          clock.now(),
        ),
      );
      return uid;
    },
    message: (uid) =>
      rowOf(base.db, 'select state, reason, attempts from messages where uid = @uid', {
        uid: uidToBytes(uid),
      }),
    close: () => {
      if (base.connection.open) base.connection.close();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
  return self;
}

/** What reminders read of a frozen document. */
function frozen(number: string, day: LocalDate, gross: number): Partial<InvoiceDocument> {
  const address = { line1: '1 rue Exemple', line2: '', postalCode: '69001', city: 'Lyon', country: 'FR' };
  return {
    number,
    issueDate: day,
    dueDate: day,
    seller: { ...sampleSettings, capitalCents: cents(0) },
    buyer: { kind: 'company', name: 'Client', address } as unknown as InvoiceDocument['buyer'],
    totals: {
      netCents: cents(gross),
      taxCents: cents(0),
      grossCents: cents(gross),
    } as unknown as InvoiceDocument['totals'],
  };
}
