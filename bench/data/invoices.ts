import type Database from 'better-sqlite3';
import { sellerOf } from '#main/modules/organisation/settings.ts';
import { writeDocument } from '#main/modules/invoices/frozen-document.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import type {
  DocumentLine,
  DocumentTotals,
  InvoiceDocument,
} from '#shared/domain/invoices/invoice-document.ts';
import { formatDocumentNumber } from '#shared/domain/invoices/numbering.ts';
import { paymentTermsText } from '#shared/domain/invoices/payment-terms.ts';
import { computeTotals } from '#shared/domain/invoices/totals.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { COMPANY } from '../../tools/demonstration/company.ts';
import { seededChance, type SeededChance } from '../../tools/demonstration/seeded-chance.ts';
import type { ClientBook, Staff } from './clients.ts';
import type { Dimensions } from './dimensions.ts';
import type { Pace } from './pace.ts';
import { payInvoices, type IssuedInvoice } from './payments.ts';
import { pickItem, soldItem, type WorkedInvoice, type WorkPlan } from './plan-work.ts';
import { at, inserter, uidBytes, workingMoment } from './rows.ts';

const SELLER = sellerOf(COMPANY);
const TERMS = { days: COMPANY.paymentTermDays, endOfMonth: 'none' } as const;
const TERMS_TEXT = paymentTermsText(TERMS, 'fr');
const SUBJECTS = ['', '', 'Maintenance', 'Intervention sur site', 'Contrat annuel', 'Formation'] as const;

interface Line extends Omit<DocumentLine, 'vatRate'> {
  readonly vatRate: string;
  readonly serviceId: number | null;
}

interface Made {
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly lines: readonly Line[];
  readonly totals: DocumentTotals;
  readonly subject: string;
}

/** Writes documents with their lines and frozen copies, the series they were numbered in, and their payments. */
export async function writeInvoices(
  connection: Database.Database,
  dimensions: Dimensions,
  staff: Staff,
  book: ClientBook,
  plan: WorkPlan,
  pace: Pace,
): Promise<void> {
  const chance = seededChance(5005);
  const { days, lastDay } = dimensions;
  const insert = writers(connection);
  const counters = new Map<string, { counter: number; day: LocalDate }>();
  const made = new Map<WorkedInvoice, Made>();
  const creditIds = new Map(
    plan.invoices.flatMap((invoice, index) =>
      invoice.corrects === null ? [] : [[invoice.corrects, index + 1] as const],
    ),
  );
  const ids = new Map(plan.invoices.map((invoice, index) => [invoice, index + 1]));
  const paid = payInvoices(
    connection,
    dimensions,
    staff,
    plan.invoices.filter((invoice) => invoice.kind === 'invoice' && invoice.day !== null && !invoice.credited)
      .length,
  );
  pace.step('invoices and payments', plan.invoices.length);
  for (const [index, invoice] of plan.invoices.entries()) {
    const id = index + 1;
    const buyer = at(book.buyers, invoice.client);
    const original = invoice.corrects === null ? null : made.get(invoice.corrects);
    const lines =
      original?.lines.map((line) => ({ ...line, serviceId: null })) ?? linesOf(chance, invoice, plan);
    const computed = computeTotals(lines);
    if (!computed.ok) throw new Error('The product refuses the amounts of a generated document');
    const { totals } = computed.value;
    const subject = original?.subject ?? chance.pick(SUBJECTS);
    const issued = invoice.day === null ? null : numbered(invoice, at(days, invoice.day), counters);
    const issuedAt = workingMoment(chance, at(days, invoice.day ?? lastDay));
    const due =
      issued === null ? null : invoice.kind === 'invoice' ? addDays(issued.day, TERMS.days) : issued.day;
    const shown = computed.value.lines.map(({ serviceId: _serviceId, ...line }) => line);
    const supplyDay =
      invoice.services[0] === undefined ? null : at(days, at(plan.services, invoice.services[0]).day);
    const document: InvoiceDocument | null =
      issued === null || due === null
        ? null
        : {
            kind: invoice.kind,
            language: 'fr',
            currency: 'EUR',
            issueDate: issued.day,
            dueDate: due,
            supply: supplyDay === null ? null : { from: supplyDay, to: supplyDay },
            seller: SELLER,
            buyer,
            subject,
            orderReference: '',
            paymentTerms: invoice.kind === 'invoice' ? TERMS_TEXT : '',
            note: original === null || original === undefined ? '' : 'Erreur de facturation',
            corrects:
              original === null || original === undefined
                ? null
                : { number: original.number, issueDate: original.issueDate },
            lines: shown,
            totals,
            number: issued.number,
            issuedAt: issuedAt as Instant,
          };
    const facts: IssuedInvoice | null =
      issued === null || invoice.kind === 'credit-note' || invoice.credited
        ? null
        : { id, day: invoice.day ?? 0, grossCents: totals.grossCents };
    const paidCents = facts === null ? 0 : paid(facts);
    insert.invoice([
      id,
      uidBytes(chance, issuedAt),
      invoice.kind,
      issued === null ? 'draft' : 'issued',
      issued?.number ?? null,
      invoice.client + 1,
      subject,
      supplyDay,
      supplyDay,
      issued?.day ?? null,
      due,
      'fr',
      totals.netCents,
      totals.taxCents,
      totals.grossCents,
      paidCents,
      invoice.corrects === null ? null : (ids.get(invoice.corrects) ?? null),
      creditIds.get(invoice) ?? null,
      document === null ? null : writeDocument(document),
      document === null ? null : issuedAt,
      document === null ? null : staff.manager,
      document === null || chance.happens(0.02) ? null : issuedAt,
      foldForSearch([issued?.number ?? '', buyer.name, subject].join(' ')),
      issuedAt,
      staff.manager,
      issuedAt,
    ]);
    for (const [position, line] of computed.value.lines.entries()) {
      insert.line([
        id,
        position + 1,
        line.serviceId,
        line.name,
        line.description,
        line.nature,
        line.quantity,
        line.unit,
        line.unitPrice,
        line.priceBase,
        line.discountPercent,
        line.vatCategory,
        line.vatRate,
        line.discountCents,
        line.netCents,
      ]);
    }
    if (invoice.credited && issued !== null)
      made.set(invoice, { number: issued.number, issueDate: issued.day, lines, totals, subject });
    await pace.done(id);
  }
  for (const [key, { counter, day }] of counters) {
    const [prefix = '', year = ''] = key.split('-');
    insert.series([prefix, 'A', Number(year), counter, day]);
  }
}

function linesOf(chance: SeededChance, invoice: WorkedInvoice, plan: WorkPlan): readonly Line[] {
  const billed = invoice.services.map((index) => {
    const { item, quantity } = at(plan.services, index);
    return { item, quantity, serviceId: index + 1 };
  });
  const free = Array.from({ length: invoice.freeLines }, () => {
    const item = pickItem(chance);
    return { item, quantity: chance.pick(soldItem(item).quantities), serviceId: null };
  });
  return [...billed, ...free].map(({ item, quantity, serviceId }, index) => {
    const sold = soldItem(item).item;
    return {
      position: index + 1,
      name: sold.name,
      description: sold.description,
      nature: sold.nature,
      quantity,
      unit: sold.unit,
      unitPrice: sold.unitPrice,
      priceBase: '1',
      discountPercent: chance.happens(0.05) ? '10' : '0',
      vatCategory: sold.vatCategory,
      vatRate: sold.vatRate,
      discountCents: 0 as DocumentLine['discountCents'],
      netCents: 0 as DocumentLine['netCents'],
      serviceId,
    };
  });
}

function numbered(
  invoice: WorkedInvoice,
  day: LocalDate,
  counters: Map<string, { counter: number; day: LocalDate }>,
): { readonly number: string; readonly day: LocalDate } {
  const year = Number(day.slice(0, 4));
  const key = `${invoice.kind === 'invoice' ? 'FA' : 'AV'}-${String(year)}`;
  const counter = (counters.get(key)?.counter ?? 0) + 1;
  counters.set(key, { counter, day });
  return { number: formatDocumentNumber({ kind: invoice.kind, series: 'A', year, counter }), day };
}

function writers(connection: Database.Database) {
  return {
    invoice: inserter(
      connection,
      'invoices',
      'id uid kind status number client_id subject supply_from supply_to issue_date due_date language net_cents tax_cents gross_cents paid_cents corrects_id credited_by_id document issued_at issued_by_id sent_at search_text created_at created_by_id updated_at'.split(
        ' ',
      ),
    ),
    line: inserter(
      connection,
      'invoice_lines',
      'invoice_id position service_id name description nature quantity unit unit_price price_base discount_percent vat_category vat_rate discount_cents net_cents'.split(
        ' ',
      ),
    ),
    series: inserter(
      connection,
      'invoice_series',
      'prefix letter year last_counter last_issue_date'.split(' '),
    ),
  };
}
