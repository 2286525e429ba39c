import { PDFDocument } from 'pdf-lib';
import type { Actor } from '#main/app/access.ts';
import type { PdfRenderer } from '#main/app/ports.ts';
import { clients } from '#main/db/schema/index.ts';
import { renderInProcess } from '#main/pdf/pdf-renderer.ts';
import { insertVersion } from '#main/modules/organisation/settings.ts';
import { invoicesHandlers } from '#main/modules/invoices/handlers.ts';
import type { TypedDraft } from '#main/modules/invoices/draft-input.ts';
import type { TypedLine } from '#main/modules/invoices/draft-amounts.ts';
import { paymentsHandlers } from '#main/modules/payments/handlers.ts';
import { servicesHandlers } from '#main/modules/services/handlers.ts';
import type { TypedService } from '#main/modules/services/service-input.ts';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import type { ServiceStatus } from '#shared/domain/services/service.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { openTestBase, type TestBase } from './vault-base.ts';

/** Settings of a company that may issue. */
export const SETTINGS: OrganisationSettings = {
  name: 'Atelier Réseau',
  legalForm: 'SAS',
  capital: cents(1_000_000),
  address: { line1: '12 rue des Archives', line2: '', postalCode: '69002', city: 'Lyon', country: 'FR' },
  siren: '732829320',
  siret: '73282932000074',
  register: 'RCS Lyon',
  vatNumber: 'FR44732829320',
  vatRegime: 'normal',
  vatDue: 'payments',
  email: 'facturation@atelier-reseau.example',
  phone: '01 99 00 12 34',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  accountHolder: 'Atelier Réseau SAS',
  paymentTermDays: 30,
  paymentTermEndOfMonth: false,
  latePenalty: '12,15 % par an',
  earlyPaymentDiscount: 'Pas d’escompte pour paiement anticipé',
  footer: '',
  documentLanguage: 'fr',
  brandHue: '#0b7285',
};

/** A real but bare PDF, for tests that issue hundreds of documents. */
export const barePdf: PdfRenderer = {
  render: async ({ document }) => {
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText(document.number);
    return { bytes: await pdf.save(), warnings: [], pageCount: 1 };
  },
  renderReport: (order) => renderInProcess.renderReport(order),
  renderLetter: (order) => renderInProcess.renderLetter(order),
  close: () => Promise.resolve(),
};

/** The value of an outcome that must be a success. */
export function expectOk<Value>(outcome: Result<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

/** The reason of an outcome that must be a refusal. */
export function reasonOf(
  outcome: Result<unknown, { readonly kind: string; readonly reason?: string }>,
): string {
  if (outcome.ok) return 'accepted';
  return outcome.error.reason ?? outcome.error.kind;
}

/** A line as typed. */
export const typedLine = (more: Partial<TypedLine> = {}): TypedLine => ({
  serviceUid: null,
  name: 'Maintenance annuelle',
  description: '',
  nature: 'service',
  quantity: '1',
  unit: 'C62',
  unitPrice: '890',
  priceBase: '1',
  discountPercent: '0',
  vatCategory: 'S',
  vatRate: '20',
  ...more,
});

/** A base with settings in force and the acts of the main job. */
export interface MoneyBase extends TestBase {
  addClient(more?: Partial<typeof clients.$inferInsert>): Uid;
  typedService(clientUid: Uid, more?: Partial<TypedService>): TypedService;
  addService(clientUid: Uid, more?: Partial<TypedService>, status?: 'planned' | 'in-progress' | 'done'): Uid;
  setStatus(uid: Uid, status: ServiceStatus): string;
  typedDraft(clientUid: Uid, more?: Partial<TypedDraft>): TypedDraft;
  addDraft(clientUid: Uid, lines?: readonly TypedLine[]): Uid;
  invoice(uid: Uid, actor?: Actor): ReturnType<typeof viewOf>;
  expectedNumber(uid: Uid): string;
  issue(uid: Uid): ReturnType<typeof invoicesHandlers.issue>;
  credit(uid: Uid): Promise<{ readonly uid: Uid; readonly number: string }>;
  pay(invoiceUid: Uid, amount: number, paidOn?: LocalDate): Uid;
}

const viewOf = (base: TestBase, uid: Uid, actor: Actor) =>
  expectOk(invoicesHandlers.get(base.query(actor, 'invoices.read'), { uid }));

/** Opens a base for tests about money. */
export function openMoneyBase(
  options: { readonly day?: string; readonly pdf?: PdfRenderer } = {},
): MoneyBase {
  const base = openTestBase({ day: options.day ?? '2026-11-22', deps: { pdf: options.pdf ?? barePdf } });
  const { manager, accountant } = base.people;
  insertVersion(base.db, { revision: 1, updatedAt: base.clock.now(), settings: SETTINGS }, null);
  let names = 0;

  const typedService = (clientUid: Uid, more: Partial<TypedService> = {}): TypedService => ({
    clientUid,
    catalogueItemUid: null,
    serviceType: 'maintenance',
    title: 'Contrôle du réseau',
    description: '',
    plannedOn: null,
    plannedFrom: '',
    plannedTo: '',
    performedOn: null,
    technicianUid: null,
    quantity: '2',
    unit: 'HUR',
    unitPrice: '85.333',
    vatCategory: 'S',
    vatRate: '20',
    ...more,
  });
  const typedDraft = (clientUid: Uid, more: Partial<TypedDraft> = {}): TypedDraft => ({
    clientUid,
    subject: '',
    orderReference: '',
    supplyFrom: null,
    supplyTo: null,
    dueDate: null,
    note: '',
    language: 'fr',
    lines: [typedLine()],
    ...more,
  });
  const prepare = (uid: Uid) =>
    expectOk(invoicesHandlers.prepareIssue(base.query(accountant, 'invoices.issue'), { uid }));

  return {
    ...base,
    addClient: (more = {}) => {
      names += 1;
      const uid = base.newUid();
      const name = more.name ?? `Client ${String(names)}`;
      base.db
        .insert(clients)
        .values({
          uid,
          kind: 'company',
          name,
          addressLine1: '8 quai Perrache',
          postalCode: '69002',
          city: 'Lyon',
          siren: '404833048',
          preferences: '{}',
          sortName: foldForSearch(name),
          searchText: foldForSearch(name),
          createdAt: base.clock.now(),
          updatedAt: base.clock.now(),
          ...more,
        })
        .run();
      return uid;
    },
    typedService,
    addService: (clientUid, more = {}, status = 'done') =>
      expectOk(
        base.command(manager, 'services.write', (context) =>
          servicesHandlers.create(context, { service: typedService(clientUid, more), status }),
        ),
      ).uid as Uid,
    setStatus: (uid, status) => {
      const { revision } = expectOk(servicesHandlers.get(base.query(manager, 'services.read'), { uid }));
      return reasonOf(
        base.command(manager, 'services.write', (context) =>
          servicesHandlers.setStatus(context, { uid, revision, status }),
        ),
      );
    },
    typedDraft,
    addDraft: (clientUid, lines = [typedLine()]) =>
      expectOk(
        base.command(accountant, 'invoices.draft', (context) =>
          invoicesHandlers.createDraft(context, { draft: typedDraft(clientUid, { lines: [...lines] }) }),
        ),
      ).uid as Uid,
    invoice: (uid, actor = accountant) => viewOf(base, uid, actor),
    expectedNumber: (uid) => prepare(uid).expectedNumber,
    issue: (uid) =>
      invoicesHandlers.issue(base.process(accountant, 'invoices.issue'), {
        uid,
        revision: viewOf(base, uid, accountant).revision,
        expectedNumber: prepare(uid).expectedNumber,
      }),
    credit: async (uid) => {
      const { expectedNumber } = expectOk(
        invoicesHandlers.prepareCredit(base.query(accountant, 'invoices.credit'), { uid }),
      );
      const credit = await invoicesHandlers.credit(base.process(accountant, 'invoices.credit'), {
        uid,
        expectedNumber,
        reason: 'Erreur de facturation',
      });
      const { uid: creditUid, number } = expectOk(credit);
      return { uid: creditUid as Uid, number };
    },
    pay: (invoiceUid, amount, paidOn) =>
      expectOk(
        base.command(accountant, 'payments.record', (context) =>
          paymentsHandlers.record(context, {
            invoiceUid,
            method: 'transfer',
            amount: cents(amount),
            paidOn: paidOn ?? base.clock.today(),
            reference: '',
          }),
        ),
      ).uid as Uid,
  };
}

/** A day, for short tests. */
export const day = (text: string): LocalDate => localDate(text);
