import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createMessenger } from '#main/messaging/create-messenger.ts';
import { planOf } from '#main/modules/lists/statements.ts';
import { createOutbox } from '#main/modules/messages/create-outbox.ts';
import { dueClients, dueQueries, plansInUse } from '#main/modules/messages/due-clients.ts';
import { planReminders } from '#main/modules/messages/plan-reminders.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { Redacted } from '#shared/kernel/redacted.ts';
import { ok } from '#shared/kernel/result.ts';
import { smtpSettings } from '#tests/messaging/sample-message.ts';
import { SMTP_PASSWORD, startSmtpServer } from '#tests/support/mail-servers/smtp.ts';
import { openOutboxBase, OPEN_MESSAGING, type OutboxBase } from '#tests/support/outbox-base.ts';
import { machine } from './core/report.ts';
import { writePage } from './write-page.ts';

/*
 * npm run bench:messages -- [--invoices 150000] [--messages 1000] [--rounds 25] [--write]
 *
 * What planning and sending cost: due reminders over all invoices of an encrypted base, and messages handed to an SMTP
 * server on loopback while the core's turns are timed. The server shares the process, so the turns are those of a core
 * that also plays the server. --write puts the table into docs/performance.md.
 */

const { values } = parseArgs({
  options: {
    invoices: { type: 'string' },
    messages: { type: 'string' },
    rounds: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const invoices = Number(values.invoices ?? '150000');
const messages = Number(values.messages ?? '1000');
const rounds = Number(values.rounds ?? '25');
/** One invoice in so many is not paid: 4 % of the base, as in the vault of the other figures. */
const OPEN_EACH = 25;
const CLIENT_OF = 8;

const base = openOutboxBase();
base.set(OPEN_MESSAGING);
const loadBefore = loadavg()[0] ?? 0;
try {
  fill(base);
  // The garbage of the filling is collected in the first turns after it, which are not those of planning.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const due = timed(rounds, () => dueClients(base.db(), base.clock.today()));
  const first = await observed(() => planReminders(base.vault, base.deps));
  const again = timed(rounds, () => dueClients(base.db(), base.clock.today()));
  const steady = await observed(() => planReminders(base.vault, base.deps));
  const plan = plansInUse(base.db()).flatMap((one) =>
    dueQueries(one, base.clock.today()).flatMap(({ text, values: given }) => planOf(base.db(), text, given)),
  );
  base.vault.connection().exec("update messages set state = 'cancelled', reason = 'by-person'");
  queue(base);
  const sending = await send(base);
  const lines = [
    `Run of ${new Date().toISOString().slice(0, 10)}: \`npm run bench:messages\`, ${invoices.toLocaleString('en')} invoices of which ${String(Math.floor(invoices / OPEN_EACH))} are open.`,
    '',
    `Machine: ${machine()}, load average ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after.`,
    '',
    '| What | ms p50 | ms p95 | turn p50 | turn p99 | longest turn |',
    '|---|---|---|---|---|---|',
    `| due computation, nothing written yet (${String(first.value)} messages will be) | ${due.p50} | ${due.p95} | | | |`,
    `| due computation, everything written | ${again.p50} | ${again.p95} | | | |`,
    `| first planning, ${String(first.value)} messages worded and written | ${first.total} | | ${first.turns} |`,
    `| hourly planning, nothing due | ${steady.total} | | ${steady.turns} |`,
    `| ${String(sending.value)} e-mails sent one after the other, no pause between | ${sending.total} | | ${sending.turns} |`,
    '',
    `Plan of the due computation: ${[...new Set(plan)]
      .filter((step) => step.includes('invoices'))
      .map((step) => `\`${step}\``)
      .join(', ')}.`,
  ];
  const report = lines.join('\n');
  console.log(report);
  if (values.write === true) writePage('messages', report);
} finally {
  base.close();
}

/** Fills the base: due days spread over five years, the newest in the future. */
function fill(into: OutboxBase): void {
  into.vault.connection().transaction(() => {
    const clients = Array.from({ length: Math.ceil(invoices / CLIENT_OF) }, () => into.addClient());
    for (let count = 0; count < invoices; count += 1) {
      const isOpen = count % OPEN_EACH === 0;
      const clientId = clients[(isOpen ? count / OPEN_EACH : count) % clients.length] ?? 1;
      // What is open is younger than half a year, as in a company that reminds.
      const age = isOpen ? (count / OPEN_EACH) % 180 : count % 1800;
      const id = into.addInvoice(clientId, addDays(into.clock.today(), 20 - age));
      if (!isOpen) into.pay(id, 12_000);
    }
  })();
  // The log of the filling must not be written back in the first turn that is measured.
  into.vault.connection().exec('analyze');
  into.vault.connection().pragma('wal_checkpoint(TRUNCATE)');
}

function queue(into: OutboxBase): void {
  into.vault.connection().transaction(() => {
    for (let count = 0; count < messages; count += 1) {
      const clientId = into.addClient();
      into.queue(clientId, into.addInvoice(clientId, addDays(into.clock.today(), -10)), 'email');
    }
  })();
}

async function send(from: OutboxBase) {
  const server = await startSmtpServer();
  const outbox = createOutbox({
    vault: from.vault,
    deps: from.deps,
    run: from.newUid(),
    messenger: () =>
      Promise.resolve(
        createMessenger(
          smtpSettings(server),
          { 'smtp-password': new Redacted(SMTP_PASSWORD) },
          { clock: systemClock() },
        ),
      ),
    files: () => Promise.resolve(ok([])),
    pauseMilliseconds: 0,
    mostInOneGo: messages,
  });
  const result = await observed(async () => (await outbox.send()).sent);
  if (server.received.length !== messages) throw new Error(`Arrived: ${String(server.received.length)}`);
  await server.close();
  return result;
}

interface Observed<Value> {
  readonly value: Value;
  readonly total: string;
  /** p50, p99 and longest turn, as cells. */
  readonly turns: string;
}

/** Runs work and tells how long the event loop was held meanwhile: what a window would have waited. */
async function observed<Value>(work: () => Promise<Value>): Promise<Observed<Value>> {
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const start = performance.now();
  const value = await work();
  const total = performance.now() - start;
  // The histogram is filled by a timer, whose last turn is still to come.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  const ms = (nanoseconds: number): string => Math.max(0, nanoseconds / 1e6 - resolution).toFixed(1);
  return {
    value,
    total: total.toFixed(0),
    turns: [delay.percentile(50), delay.percentile(99), delay.max].map(ms).join(' | '),
  };
}

function timed(times: number, work: () => unknown): { readonly p50: string; readonly p95: string } {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).toSorted((one, other) => one - other);
  const at = (share: number): string => (taken[Math.floor((taken.length - 1) * share)] ?? 0).toFixed(1);
  return { p50: at(0.5), p95: at(0.95) };
}
