import { createHash } from 'node:crypto';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { endOfMonth, localDate } from '#shared/kernel/local-date.ts';
import { sumCents } from '#shared/kernel/money.ts';
import type { Sample, SampleCustomer, SampleInvoice } from './chinook.ts';
import { toCents, totalOf } from './chinook.ts';
import { nameOfCustomer, type EnteredCustomer, type EnteredInvoice } from './enter.ts';
import { euros, type Report } from './report.ts';

/** The sample beside what became of it. */
export interface Entered {
  readonly sample: Sample;
  readonly customers: ReadonlyMap<string, EnteredCustomer>;
  readonly invoices: ReadonlyMap<string, EnteredInvoice>;
}

type InvoiceRow = Awaited<ReturnType<CarnetClient['invoices']['list']>>['rows'][number];
type ClientRow = Awaited<ReturnType<CarnetClient['clients']['list']>>['rows'][number];

const WHOLE_PERIOD = { from: '2021-01-01', to: '2025-12-31' };
// Short on purpose: the lists must give every row once over several pages.
const PAGE_LENGTH = 25;

/** Every invoice against the file: parties, dates, each line, totals to the cent, paid in full. */
export async function checkInvoices(office: CarnetClient, entered: Entered, report: Report): Promise<void> {
  const { sample } = entered;
  for (const invoice of sample.invoices) {
    const { uid, number } = enteredInvoice(entered, invoice.id);
    const view = await office.invoices.get({ uid });
    const what = `invoice ${invoice.id} (${number})`;
    report.equal(
      `${what}: client`,
      view.clientUid,
      enteredCustomer(entered, customerOf(sample, invoice)).uid,
    );
    report.equal(`${what}: date`, view.issueDate, invoice.date);
    report.equal(`${what}: net`, view.net, invoice.total);
    report.equal(`${what}: VAT`, view.totals.tax, 0);
    report.equal(`${what}: total`, view.gross, invoice.total);
    report.equal(`${what}: paid`, [view.paid, view.rest, view.state], [invoice.total, 0, 'paid']);
    report.equal(
      `${what}: payments`,
      view.payments.map((payment) => [payment.amount, payment.paidOn]),
      [[invoice.total, invoice.date]],
    );
    report.equal(
      `${what}: lines`,
      view.lines.map((line) => [line.name, line.net]),
      invoice.lines.map((line) => [line.description, toCents(line.unitPrice) * Number(line.quantity)]),
    );
    report.equal(
      `${what}: lines come to the total of the file`,
      sumCents(view.lines.map((line) => line.net)),
      invoice.total,
    );
  }
  const list = await allInvoices(office);
  report.equal('number of invoices', list.length, sample.invoices.length);
  const sum = sumCents(list.map((row) => row.gross));
  report.equal('sum of all invoices', sum, totalOf(sample.invoices));
  report.say(
    `invoices: ${String(list.length)} with ${String(sample.invoices.reduce((count, one) => count + one.lines.length, 0))} lines, sum ${euros(sum)}`,
  );
}

/** Numbers of each year count up without a gap in the order of the dates. */
export async function checkNumbers(office: CarnetClient, report: Report): Promise<void> {
  const list = (await allInvoices(office)).toSorted((a, b) => (a.number ?? '').localeCompare(b.number ?? ''));
  const years = Map.groupBy(list, (row) => (row.issueDate ?? '').slice(0, 4));
  for (const [year, rows] of years) {
    const expected = rows.map((_, index) => `FA-A-${year}-${String(index + 1).padStart(5, '0')}`);
    report.equal(
      `numbers of ${year}`,
      rows.map((row) => row.number),
      expected,
    );
    const dates = rows.map((row) => String(row.issueDate));
    report.equal(
      `dates of ${year} follow the numbers`,
      dates,
      dates.toSorted((a, b) => a.localeCompare(b)),
    );
  }
  report.say(
    `numbers: ${[...years].map(([year, rows]) => `${year} 1 to ${String(rows.length)}`).join(', ')}, no gap`,
  );
}

/** The archived PDFs are those whose hash the base holds. */
export async function checkPdfs(office: CarnetClient, entered: Entered, report: Report): Promise<void> {
  let bytes = 0;
  for (const { uid, number } of entered.invoices.values()) {
    const file = Buffer.from(await (await office.invoices.pdf({ uid, purpose: 'save' })).arrayBuffer());
    const { pdfSha256 } = await office.invoices.get({ uid });
    bytes += file.length;
    report.equal(`PDF of ${number}: hash`, createHash('sha256').update(file).digest('hex'), pdfSha256);
    report.equal(`PDF of ${number}: kind`, file.subarray(0, 5).toString('latin1'), '%PDF-');
  }
  report.say(
    `PDFs: ${String(entered.invoices.size)} read back from the encrypted archive, ${(bytes / 1_000_000).toFixed(1)} MB, hashes as recorded`,
  );
}

/** Figures by client, by month and as a whole, against sums made here from the file; `customers` limits both. */
export async function checkFigures(
  reader: CarnetClient,
  entered: Entered,
  whose: { readonly title: string; readonly customers: readonly SampleCustomer[] },
  report: Report,
): Promise<void> {
  const ids = new Set(whose.customers.map((customer) => customer.id));
  const invoices = entered.sample.invoices.filter((invoice) => ids.has(invoice.customerId));
  const { clients } = await reader.figures.byClient({ ...WHOLE_PERIOD, limit: 1000 });
  report.equal(
    `${whose.title}: revenue by client`,
    byFirst(clients.map((row) => [row.clientUid, row.invoicedGross, row.received, row.rest, row.documents])),
    byFirst(
      whose.customers.map((customer) => {
        const own = invoices.filter((invoice) => invoice.customerId === customer.id);
        return [enteredCustomer(entered, customer).uid, totalOf(own), totalOf(own), 0, own.length];
      }),
    ),
  );
  const { months } = await reader.figures.byMonth(WHOLE_PERIOD);
  const expectedMonths = Map.groupBy(invoices, (invoice) => invoice.date.slice(0, 7));
  report.equal(
    `${whose.title}: revenue by month`,
    months
      .filter((row) => row.documents > 0 || row.received !== 0)
      .map((row) => [row.month, row.invoicedGross, row.received, row.documents]),
    byFirst([...expectedMonths].map(([month, own]) => [month, totalOf(own), totalOf(own), own.length])),
  );
  const overview = await reader.figures.overview(WHOLE_PERIOD);
  report.equal(
    `${whose.title}: overview`,
    [overview.invoicedNet, overview.invoicedGross, overview.received, overview.outstanding, overview.overdue],
    [totalOf(invoices), totalOf(invoices), totalOf(invoices), 0, 0],
  );
  const { buckets, late } = await reader.figures.ageing({});
  report.equal(
    `${whose.title}: ageing`,
    [buckets.map(({ invoices: open, rest }) => [open, rest]), late],
    [[0, 0, 0, 0, 0].map(() => [0, 0]), []],
  );
  const delays = await reader.figures.delays(WHOLE_PERIOD);
  // Each invoice of the file is paid on its own day.
  report.equal(
    `${whose.title}: payment delay, days sales outstanding, receivables`,
    [delays.averageDays, delays.salesOutstandingDays, delays.receivables],
    [0, 0, 0],
  );
  for (const [month, own] of expectedMonths) {
    const days = { from: `${month}-01`, to: String(endOfMonth(localDate(`${month}-01`))) };
    const ofMonth = await reader.figures.byClient({ ...days, limit: 1000 });
    report.equal(
      `${whose.title}: clients of ${month}`,
      byFirst(ofMonth.clients.map((row) => [row.clientUid, row.invoicedGross, row.received])),
      byFirst(
        [...Map.groupBy(own, (invoice) => invoice.customerId)].map(([id, ofClient]) => [
          enteredCustomer(entered, customerById(entered.sample, id)).uid,
          totalOf(ofClient),
          totalOf(ofClient),
        ]),
      ),
    );
  }
  report.say(
    `figures, ${whose.title}: ${String(clients.length)} clients, ${String(expectedMonths.size)} months with invoices, ${euros(overview.invoicedGross)} invoiced and received`,
  );
}

/** An agent's account sees its own customers, their invoices and payments, and nothing of a colleague's. */
export async function checkOwnRows(
  agent: CarnetClient,
  entered: Entered,
  whose: { readonly title: string; readonly customers: readonly SampleCustomer[] },
  report: Report,
): Promise<void> {
  const ids = new Set(whose.customers.map((customer) => customer.id));
  const rows = await allClients(agent);
  report.equal(
    `${whose.title}: customers seen`,
    rows.map((row) => row.name).toSorted(),
    whose.customers.map(nameOfCustomer).toSorted(),
  );
  const own = entered.sample.invoices.filter((invoice) => ids.has(invoice.customerId));
  report.equal(
    `${whose.title}: invoices seen`,
    (await allInvoices(agent)).map((row) => row.uid as string).toSorted(),
    own.map((invoice) => enteredInvoice(entered, invoice.id).uid as string).toSorted(),
  );
  const others = entered.sample.customers.filter((customer) => !ids.has(customer.id));
  for (const customer of others.slice(0, 5)) {
    const { uid } = enteredCustomer(entered, customer);
    report.equal(
      `${whose.title}: sheet of a colleague's client`,
      await codeOf(agent.clients.get({ uid })),
      'NOT_FOUND',
    );
  }
  const other = entered.sample.invoices.find((invoice) => !ids.has(invoice.customerId));
  if (other !== undefined) {
    const { uid } = enteredInvoice(entered, other.id);
    report.equal(
      `${whose.title}: invoice of a colleague's client`,
      await codeOf(agent.invoices.get({ uid })),
      'NOT_FOUND',
    );
    report.equal(
      `${whose.title}: PDF of a colleague's client`,
      await codeOf(agent.invoices.pdf({ uid, purpose: 'view' })),
      'NOT_FOUND',
    );
  }
  report.say(
    `rights, ${whose.title}: ${String(rows.length)} customers and ${String(own.length)} invoices, the other ${String(others.length)} customers are out of sight`,
  );
}

/** The whole log, entry by entry, with its signed checkpoints. */
export async function checkAudit(office: CarnetClient, report: Report): Promise<void> {
  const proof = await office.audit.verify({});
  report.equal('audit chain', [proof.intact, proof.firstBad], [true, null]);
  report.say(
    `audit: ${String(proof.entries)} entries, ${String(proof.checkpoints)} signed checkpoints, chain ${proof.intact ? 'intact' : 'broken'}`,
  );
}

/** What was typed is what is kept, warnings or not. */
export async function checkCustomers(office: CarnetClient, entered: Entered, report: Report): Promise<void> {
  for (const customer of entered.sample.customers) {
    const view = await office.clients.get({ uid: enteredCustomer(entered, customer).uid });
    report.equal(
      `customer ${customer.id}`,
      [view.name, view.email, view.address.line1, view.address.city, view.address.postalCode],
      [nameOfCustomer(customer), customer.email, customer.street, customer.city, customer.postalCode],
    );
    report.equal(
      `customer ${customer.id}: digits of the phone number`,
      // A trunk zero in brackets or after the country code goes away in E.164.
      view.phone.replaceAll(/\D/g, '').slice(-6),
      customer.phone.replaceAll(/\D/g, '').slice(-6),
    );
  }
  const kept = [...entered.customers.values()].filter((customer) => customer.warnings.length > 0);
  report.say(
    `customers: ${String(entered.customers.size)}, ${String(kept.length)} kept with a warning (${kept.map((one) => `${one.name}: ${one.warnings.join(', ')}`).join('; ')})`,
  );
}

async function allClients(reader: CarnetClient): Promise<readonly ClientRow[]> {
  const rows: ClientRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.clients.list({
      status: 'all',
      sort: 'name',
      limit: PAGE_LENGTH,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

async function allInvoices(reader: CarnetClient): Promise<readonly InvoiceRow[]> {
  const rows: InvoiceRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.invoices.list({
      sort: 'issued',
      limit: PAGE_LENGTH,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (problem) {
    return problem instanceof Error && 'code' in problem ? String(problem.code) : 'failed';
  }
}

const byFirst = <Row extends readonly [string, ...unknown[]]>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a[0] < b[0] ? -1 : 1));

const customerOf = (sample: Sample, invoice: SampleInvoice): SampleCustomer =>
  customerById(sample, invoice.customerId);

function customerById(sample: Sample, id: string): SampleCustomer {
  const customer = sample.customers.find((one) => one.id === id);
  if (customer === undefined) throw new Error(`Customer ${id} is missing`);
  return customer;
}

function enteredCustomer(entered: Entered, customer: SampleCustomer): EnteredCustomer {
  const found = entered.customers.get(customer.id);
  if (found === undefined) throw new Error(`Customer ${customer.id} was not entered`);
  return found;
}

function enteredInvoice(entered: Entered, id: string): EnteredInvoice {
  const found = entered.invoices.get(id);
  if (found === undefined) throw new Error(`Invoice ${id} was not entered`);
  return found;
}
