// Child process of the kill campaign: writes clients, payments and issued documents for ever, and tells on standard
// output what was committed. Arguments: path of the base, key in hexadecimal, JSON of the device key (PKCS#8, base64);
// for other runs also the number of changes after which to stop, a weaker `synchronous` for controls, and `die` to end
// without closing the base.
import { createPrivateKey } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openDatabase } from '#main/db/open.ts';
import { auditEntries, clients, invoices, payments } from '#main/db/schema/index.ts';
import { appendEntry, type Auditor } from '#main/modules/audit/append.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { count, eq } from 'drizzle-orm';

const [path = '', key = '', device = '{}', changes = 'Infinity', synchronous = 'FULL', end = 'close'] =
  process.argv.slice(2);
const { uid: deviceUid, privateKey } = JSON.parse(device) as {
  readonly uid: Uid;
  readonly privateKey: string;
};
const opened = openDatabase(path, Buffer.from(key, 'hex'), { create: false });
if (!opened.ok) throw new Error(opened.error);
const { db, connection } = opened.value;
if (synchronous !== 'FULL') connection.pragma(`synchronous = ${synchronous}`);
const clock = systemClock();
const uid = (): Uid => newUid({ clock, random: systemRandom });
const auditor: Auditor = {
  clock,
  digestKey: Buffer.alloc(32, 1),
  device: {
    uid: deviceUid,
    privateKey: createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
  },
};

/** One durable change of one of three kinds, with its audit entry; answers what to acknowledge. */
function change(turn: number): string {
  const at = clock.now();
  return connection
    .transaction((): string => {
      const entry = (action: string, objectUid: Uid): number =>
        appendEntry(db, auditor, {
          class: 'accounting',
          action,
          outcome: 'done',
          actorUid: null,
          host: 'direct',
          objectKind: 'client',
          objectUid,
          fields: [],
          details: {},
          row: null,
        });
      const clientUid = uid();
      const client = db
        .insert(clients)
        .values({
          uid: clientUid,
          kind: 'company',
          name: `Client ${String(turn)}`,
          preferences: '{}',
          sortName: 'client',
          searchText: `client ${String(turn)}`,
          createdAt: at,
          updatedAt: at,
        })
        .returning({ id: clients.id })
        .get();
      const sequence = entry('client.created', clientUid);
      if (turn % 3 === 0) return `client ${clientUid} ${String(sequence)}`;
      const next = (db.select({ n: count() }).from(invoices).get()?.n ?? 0) + 1;
      const invoice = db
        .insert(invoices)
        .values({
          uid: uid(),
          kind: 'invoice',
          status: 'issued',
          number: `FA-A-2026-${String(next).padStart(5, '0')}`,
          clientId: client.id,
          language: 'fr',
          netCents: cents(100),
          taxCents: cents(20),
          grossCents: cents(120),
          issueDate: clock.today(),
          dueDate: clock.today(),
          searchText: '',
          createdAt: at,
          updatedAt: at,
        })
        .returning({ id: invoices.id })
        .get();
      if (turn % 3 === 1) return `invoice ${String(next)} ${String(entry('invoice.issued', clientUid))}`;
      const paymentUid = uid();
      db.insert(payments)
        .values({
          uid: paymentUid,
          invoiceId: invoice.id,
          paymentMethod: 'transfer',
          amountPaidCents: cents(120),
          paymentDate: clock.today(),
          createdAt: at,
        })
        .run();
      return `payment ${paymentUid} ${String(entry('payment.recorded', clientUid))}`;
    })
    .immediate();
}

const start =
  db.select({ n: count() }).from(auditEntries).where(eq(auditEntries.host, 'direct')).get()?.n ?? 0;
for (let turn = start; turn < start + Number(changes); turn += 1) {
  const acknowledged = change(turn);
  // Synchronous: once this line has left, the change is promised.
  writeSync(1, `${acknowledged}\n`);
}
if (end === 'die') process.kill(process.pid, 'SIGKILL');
