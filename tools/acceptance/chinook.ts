import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';

/** A support agent of the sample, who looks after customers. */
export interface SampleAgent {
  readonly id: string;
  readonly name: string;
}

/** A customer of the sample. */
export interface SampleCustomer {
  readonly id: string;
  readonly agentId: string;
  readonly person: string;
  /** Empty for a person. */
  readonly company: string;
  readonly street: string;
  readonly state: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string;
}

/** A line of an invoice; the price is the decimal text of the file. */
export interface SampleLine {
  readonly description: string;
  readonly unitPrice: string;
  readonly quantity: string;
}

/** An invoice of the sample with the total that the file states. */
export interface SampleInvoice {
  readonly id: string;
  readonly customerId: string;
  readonly date: LocalDate;
  readonly total: Cents;
  readonly lines: readonly SampleLine[];
}

/** The whole sample, invoices in date order. */
export interface Sample {
  readonly manager: string;
  readonly agents: readonly SampleAgent[];
  readonly customers: readonly SampleCustomer[];
  readonly invoices: readonly SampleInvoice[];
}

const rows = z.array(z.record(z.string(), z.string()));

/** Reads the CSV files of the sample; throws where a file, a column or a number is not as its README says. */
export function readSample(folder: string): Sample {
  const table = (name: string) =>
    rows.parse(parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, bom: true }));
  const employees = table('employees');
  const customers = table('customers').map((row): SampleCustomer => ({
    id: column(row, 'CustomerId'),
    agentId: column(row, 'SupportRepId'),
    person: `${column(row, 'FirstName')} ${column(row, 'LastName')}`,
    company: column(row, 'Company'),
    street: column(row, 'Address'),
    state: column(row, 'State'),
    postalCode: column(row, 'PostalCode'),
    // One city of the file ends with a space; every text typed into the product is trimmed.
    city: column(row, 'City').trim(),
    country: column(row, 'Country'),
    phone: column(row, 'Phone'),
    email: column(row, 'Email'),
  }));
  const looking = new Set(customers.map((customer) => customer.agentId));
  const nameOf = (row: Record<string, string>) => `${column(row, 'FirstName')} ${column(row, 'LastName')}`;
  const manager = employees.find((row) => column(row, 'Title') === 'General Manager');
  if (manager === undefined) throw new Error('The sample has no general manager');
  const lines = Map.groupBy(table('invoice_lines'), (row) => column(row, 'InvoiceId'));
  const invoices = table('invoices').map((row): SampleInvoice => ({
    id: column(row, 'InvoiceId'),
    customerId: column(row, 'CustomerId'),
    date: localDate(column(row, 'InvoiceDate').slice(0, 10)),
    total: toCents(column(row, 'Total')),
    lines: (lines.get(column(row, 'InvoiceId')) ?? []).map((line) => ({
      description: column(line, 'Description'),
      unitPrice: column(line, 'UnitPrice'),
      quantity: column(line, 'Quantity'),
    })),
  }));
  return {
    manager: nameOf(manager),
    agents: employees
      .filter((row) => looking.has(column(row, 'EmployeeId')))
      .map((row) => ({ id: column(row, 'EmployeeId'), name: nameOf(row) })),
    customers,
    invoices: invoices.toSorted((a, b) => a.date.localeCompare(b.date) || Number(a.id) - Number(b.id)),
  };
}

/** Cents of an amount of the file, read digit by digit: a check of money must not use floats itself. */
export function toCents(text: string): Cents {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new Error(`Not an amount: "${text}"`);
  return cents(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

/** What invoices come to. */
export const totalOf = (invoices: readonly SampleInvoice[]): Cents =>
  sumCents(invoices.map((invoice) => invoice.total));

function column(row: Record<string, string>, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`The sample has no column ${name}`);
  return value;
}
