import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { countryCode } from './country-codes.ts';
import type { SampleCustomer, SampleInvoice } from './chinook.ts';

/** A customer as it now stands in the vault. */
export interface EnteredCustomer {
  readonly uid: Uid;
  /** Name under which it was entered: of the company where there is one. */
  readonly name: string;
  readonly warnings: readonly string[];
}

/** An invoice as it now stands in the vault. */
export interface EnteredInvoice {
  readonly uid: Uid;
  readonly number: string;
  readonly milliseconds: number;
  readonly warnings: readonly string[];
}

/** Name of a customer in the product: a company goes under its own, its person is the contact. */
export const nameOfCustomer = (customer: SampleCustomer): string =>
  customer.company === '' ? customer.person : customer.company;

/** Enters a customer as the agent at this seat, who thereby looks after it. */
export async function enterCustomer(
  agent: CarnetClient,
  agentUid: Uid,
  customer: SampleCustomer,
): Promise<EnteredCustomer> {
  const isCompany = customer.company !== '';
  const name = nameOfCustomer(customer);
  const { uid, warnings } = await agent.clients.create({
    client: {
      kind: isCompany ? 'company' : 'person',
      name,
      company: '',
      industry: '',
      siren: '',
      siret: '',
      vatNumber: '',
      email: customer.email,
      phone: customer.phone,
      address: {
        line1: customer.street,
        line2: customer.state,
        postalCode: customer.postalCode,
        city: customer.city,
        country: countryCode(customer.country),
      },
      tags: [],
      ownerUid: agentUid,
      preferences: {
        channel: 'email',
        language: customer.country === 'France' ? 'fr' : 'en',
        quietFrom: '',
        quietTo: '',
        noSms: false,
        accessNotes: '',
        consents: [],
      },
      note: '',
    },
    contacts: isCompany
      ? [
          {
            name: customer.person,
            role: '',
            phone: customer.phone,
            mobile: '',
            email: customer.email,
            preferred: true,
          },
        ]
      : [],
  });
  return { uid, name, warnings: warnings.map((warning) => `${warning.field}: ${warning.reason}`) };
}

/** Drafts, issues and settles one invoice through the contract, on the day the clock shows. */
export async function enterInvoice(
  office: CarnetClient,
  clientUid: Uid,
  invoice: SampleInvoice,
): Promise<EnteredInvoice> {
  const started = performance.now();
  const draft = await office.invoices.createDraft({
    draft: {
      clientUid,
      subject: `Chinook ${invoice.id}`,
      orderReference: '',
      supplyFrom: null,
      supplyTo: null,
      dueDate: null,
      note: '',
      language: 'en',
      lines: invoice.lines.map((line) => ({
        serviceUid: null,
        name: line.description,
        description: '',
        nature: 'service' as const,
        quantity: line.quantity,
        unit: 'C62' as const,
        unitPrice: line.unitPrice,
        priceBase: '1',
        discountPercent: '0',
        vatCategory: 'E' as const,
        vatRate: '0',
      })),
    },
  });
  const { expectedNumber } = await office.invoices.prepareIssue({ uid: draft.uid });
  const issued = await office.invoices.issue({ uid: draft.uid, revision: draft.revision, expectedNumber });
  await settle(office, draft.uid, invoice.total, invoice.date);
  return {
    uid: draft.uid,
    number: issued.number,
    milliseconds: performance.now() - started,
    warnings: issued.warnings,
  };
}

const settle = (office: CarnetClient, invoiceUid: Uid, amount: number, paidOn: LocalDate) =>
  office.payments.record({ invoiceUid, method: 'card', amount, paidOn, reference: '' });
