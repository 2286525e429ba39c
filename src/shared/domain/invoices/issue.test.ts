import { describe, expect, test } from 'vitest';

import type { Instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import { cents } from '../../kernel/money.ts';
import { fullCreditNote } from './credit-note.ts';
import type { BuyerSnapshot, DocumentLine, InvoiceDocument, SellerSnapshot } from './invoice-document.ts';
import { mentionsFor } from './mentions.ts';
import { missingBeforeIssue } from './missing-before-issue.ts';
import type { IssueCandidate } from './missing-before-issue.ts';
import { computeTotals } from './totals.ts';

const seller: SellerSnapshot = {
  name: 'Atelier du Net',
  legalForm: 'SAS',
  capitalCents: cents(1_000_000),
  address: { line1: '1 rue de la République', line2: '', postalCode: '69001', city: 'Lyon', country: 'FR' },
  siren: '732829320',
  siret: '73282932000074',
  register: 'RCS Lyon',
  vatNumber: 'FR44732829320',
  vatRegime: 'normal',
  vatDue: 'payments',
  email: 'contact@atelier.example',
  phone: '+33199000001',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  accountHolder: '',
  latePenalty: '12,15 % par an',
  earlyPaymentDiscount: 'Pas d’escompte pour paiement anticipé',
  footer: '',
};

const buyer: BuyerSnapshot = {
  reference: 'C-00042',
  kind: 'company',
  name: 'Lycée Jean Moulin',
  contactName: '',
  address: { line1: '2 place Bellecour', line2: '', postalCode: '69002', city: 'Lyon', country: 'FR' },
  siren: '732829320',
  siret: '',
  vatNumber: '',
  email: '',
};

const line = {
  position: 1,
  name: 'Audit',
  description: '',
  nature: 'service',
  quantity: '1',
  unit: 'C62',
  unitPrice: '890.00',
  priceBase: '1',
  discountPercent: '0',
  vatCategory: 'S',
  vatRate: '20',
} as const satisfies Omit<DocumentLine, 'netCents' | 'discountCents'>;

const candidate: IssueCandidate = {
  seller,
  buyer,
  lines: [line],
  issueDate: localDate('2026-11-22'),
  dueDate: localDate('2026-12-22'),
  supply: null,
  paymentTerms: { days: 30, endOfMonth: 'none' },
};

const found = (changes: Partial<IssueCandidate>): readonly string[] =>
  missingBeforeIssue({ ...candidate, ...changes }).map(
    (one) => `${one.where} ${one.field} ${one.code} ${one.severity}`,
  );

describe('what is missing before issue', () => {
  test('nothing when all is there', () => {
    expect(found({})).toEqual([]);
  });

  test('the whole list of an empty organisation at once', () => {
    const nowhere = { line1: '', line2: '', postalCode: '', city: '', country: 'FR' };
    const empty: SellerSnapshot = {
      ...seller,
      name: ' ',
      capitalCents: null,
      address: nowhere,
      siren: '',
      siret: '',
      register: '',
      vatNumber: '',
      iban: '',
      bic: '',
      latePenalty: '',
      earlyPaymentDiscount: '',
    };
    expect(found({ seller: empty })).toEqual([
      'organisation name missing blocking',
      'organisation capitalCents missing blocking',
      'organisation register missing blocking',
      'organisation address.line1 missing blocking',
      'organisation address.postalCode missing blocking',
      'organisation address.city missing blocking',
      'organisation siren missing blocking',
      'organisation siret missing blocking',
      'organisation vatNumber missing blocking',
      'organisation latePenalty missing blocking',
      'organisation earlyPaymentDiscount missing blocking',
      'organisation iban missing warning',
    ]);
  });

  test.each<[string, Partial<SellerSnapshot>, readonly string[]]>([
    ['no legal form', { legalForm: '' }, ['organisation legalForm missing blocking']],
    ['a sole trader without capital or register', { legalForm: 'EI', capitalCents: null, register: '' }, []],
    [
      'dots in the form',
      { legalForm: 'S.A.S.', capitalCents: null },
      ['organisation capitalCents missing blocking'],
    ],
    ['a wrong SIREN', { siren: '732829321' }, ['organisation siren invalid blocking']],
    [
      'a SIRET of another company',
      { siret: '35600000000048' },
      ['organisation siret siret-not-of-siren blocking'],
    ],
    [
      'a VAT number of another company',
      { vatNumber: 'FR40303265045' },
      ['organisation vatNumber vat-number-not-of-siren blocking'],
    ],
    ['a wrong IBAN', { iban: 'FR7630006000011234567890188' }, ['organisation iban invalid blocking']],
    ['a wrong BIC', { bic: 'AGRI' }, ['organisation bic invalid blocking']],
  ])('%s', (_title, changes, expected) => {
    expect(found({ seller: { ...seller, ...changes } })).toEqual(expected);
  });

  test('franchise needs no VAT number and charges no VAT', () => {
    const franchise: SellerSnapshot = { ...seller, vatRegime: 'franchise', vatNumber: '' };
    const exempt = { ...line, vatCategory: 'E', vatRate: '0' } as const;
    expect(found({ seller: franchise, lines: [exempt] })).toEqual([]);
    expect(found({ seller: franchise })).toEqual([
      'invoice lines.0.vatCategory vat-charged-under-franchise blocking',
    ]);
    expect(found({ lines: [exempt] })).toEqual([
      'invoice lines.0.vatCategory exempt-without-franchise blocking',
    ]);
  });

  test('the SIREN of a French company is asked for, and demanded from September 2027', () => {
    const withoutSiren = { ...buyer, siren: '' };
    expect(found({ buyer: withoutSiren })).toEqual(['client siren missing warning']);
    const later = { issueDate: localDate('2027-09-01'), dueDate: localDate('2027-09-30') };
    expect(found({ buyer: withoutSiren, ...later })).toEqual(['client siren missing blocking']);
    expect(found({ buyer: { ...withoutSiren, kind: 'person' }, ...later })).toEqual([]);
  });

  test('buyer abroad: no postal code needed, VAT number needed under reverse charge', () => {
    const address = { line1: '1 Main Street', line2: '', postalCode: '', city: 'Dublin', country: 'IE' };
    const irish: BuyerSnapshot = { ...buyer, siren: '', address };
    expect(found({ buyer: irish })).toEqual([]);
    const reverse = { ...line, vatCategory: 'AE', vatRate: '0' } as const;
    expect(found({ buyer: irish, lines: [reverse] })).toEqual(['client vatNumber missing blocking']);
    expect(found({ buyer: { ...irish, vatNumber: 'IE6388047V' }, lines: [reverse] })).toEqual([]);
  });

  test('buyer, lines and dates', () => {
    const address = { ...buyer.address, line1: '', city: '' };
    expect(found({ buyer: { ...buyer, name: '', address } })).toEqual([
      'client name missing blocking',
      'client address.line1 missing blocking',
      'client address.city missing blocking',
    ]);
    expect(found({ lines: [] })).toEqual(['invoice lines no-line blocking']);
    expect(
      found({
        lines: [
          { ...line, name: ' ' },
          { ...line, unitPrice: '-1' },
        ],
      }),
    ).toEqual([
      'invoice lines.0.name missing blocking',
      'invoice lines.1.unitPrice line-amount-refused blocking',
    ]);
    expect(found({ lines: [{ ...line, quantity: '-1' }] })).toEqual(['invoice lines negative-total warning']);
    expect(found({ dueDate: localDate('2026-11-21') })).toEqual([
      'invoice dueDate due-date-before-issue-date blocking',
    ]);
    expect(found({ dueDate: localDate('2027-03-01') })).toEqual([
      'invoice dueDate due-date-too-late warning',
    ]);
    const supply = { from: localDate('2026-11-02'), to: localDate('2026-11-01') };
    expect(found({ supply })).toEqual(['invoice supply.to supply-dates-reversed blocking']);
  });
});

const computed = computeTotals([line]);
if (!computed.ok) throw new Error(computed.error.tag);
const invoice: InvoiceDocument = {
  kind: 'invoice',
  number: 'FA-A-2026-00042',
  language: 'fr',
  currency: 'EUR',
  issueDate: localDate('2026-11-22'),
  dueDate: localDate('2026-12-22'),
  supply: null,
  seller,
  buyer,
  subject: '',
  orderReference: 'BC-12',
  paymentTerms: '30 jours',
  note: '',
  corrects: null,
  lines: computed.value.lines,
  totals: computed.value.totals,
  issuedAt: '2026-11-22T08:30:00.000Z' as Instant,
};

describe('full credit note', () => {
  const issued = { status: 'issued', document: invoice, creditedBy: null } as const;

  test('T17: same lines, positive amounts, number and date of the invoice', () => {
    const credit = fullCreditNote(issued);
    expect(credit).toMatchObject({
      ok: true,
      value: {
        kind: 'credit-note',
        corrects: { number: 'FA-A-2026-00042', issueDate: '2026-11-22' },
        lines: invoice.lines,
        orderReference: 'BC-12',
        totals: { netCents: 89_000, taxCents: 17_800, grossCents: 106_800, dueCents: 106_800 },
      },
    });
  });

  test('credits the whole gross of an invoice that was partly prepaid', () => {
    const totals = { ...invoice.totals, prepaidCents: cents(6800), dueCents: cents(100_000) };
    const credit = fullCreditNote({ ...issued, document: { ...invoice, totals } });
    expect(credit).toMatchObject({ value: { totals: { prepaidCents: 0, dueCents: 106_800 } } });
  });

  test('refuses a draft, a second one, and one of a credit note', () => {
    expect(fullCreditNote({ status: 'draft' })).toEqual({ ok: false, error: { tag: 'NotIssuedYet' } });
    expect(fullCreditNote({ ...issued, creditedBy: 'AV-A-2026-00001' })).toEqual({
      ok: false,
      error: { tag: 'AlreadyCredited', by: 'AV-A-2026-00001' },
    });
    expect(fullCreditNote({ ...issued, document: { ...invoice, kind: 'credit-note' } })).toEqual({
      ok: false,
      error: { tag: 'CreditNoteOfCreditNote' },
    });
  });
});

describe('mentions', () => {
  test('between businesses: nature, discount, penalty, 40 EUR', () => {
    expect(mentionsFor(invoice).map((one) => one.text)).toEqual([
      'Nature de l’opération : prestation de services',
      'Pas d’escompte pour paiement anticipé',
      'Pénalités de retard exigibles sans rappel dès le lendemain de l’échéance : 12,15 % par an.',
      'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
    ]);
  });

  test('no penalty for a consumer, in the language of the document', () => {
    const consumer = mentionsFor({ ...invoice, buyer: { ...buyer, kind: 'person' } });
    expect(consumer.map((one) => one.key)).toEqual(['nature-services']);
    const english = mentionsFor({ ...invoice, language: 'en' }).map((one) => one.text);
    expect(english).toContain('Fixed compensation for recovery costs in case of late payment: EUR 40.');
  });

  test.each([
    ['E', 'franchise', 'TVA non applicable, art. 293 B du CGI'],
    ['AE', 'reverse-charge', 'Autoliquidation'],
  ] as const)('category %s', (vatCategory, key, text) => {
    const exempt = computeTotals([{ ...line, vatCategory, vatRate: '0' }]);
    if (!exempt.ok) throw new Error(exempt.error.tag);
    expect(mentionsFor({ ...invoice, totals: exempt.value.totals })).toContainEqual({ key, text });
  });

  test.each<[string, readonly ('goods' | 'service')[], readonly string[]]>([
    ['goods alone', ['goods', 'goods'], ['nature-goods']],
    ['both', ['service', 'goods'], ['nature-both']],
    ['no line', [], []],
  ])('nature of the operation: %s', (_title, natures, expected) => {
    const mentioned = mentionsFor({ ...invoice, lines: natures.map((nature) => ({ nature })) });
    expect(mentioned.map((one) => one.key).filter((key) => key.startsWith('nature'))).toEqual(expected);
  });

  test('VAT on debits keeps the words of its time', () => {
    const debits = { ...invoice, seller: { ...seller, vatDue: 'debits' as const } };
    const textOf = (issueDate: string): string | undefined =>
      mentionsFor({ ...debits, issueDate: localDate(issueDate) }).find((one) => one.key === 'vat-on-debits')
        ?.text;
    expect(textOf('2026-11-22')).toBe('Option pour le paiement de la taxe d’après les débits');
    expect(textOf('2021-01-01')).toBe('TVA acquittée sur les débits');
    expect(mentionsFor(invoice).some((one) => one.key === 'vat-on-debits')).toBe(false);
  });

  test('a credit note cites its invoice and asks for no penalty', () => {
    const corrects = { number: 'FA-A-2026-00042', issueDate: localDate('2026-11-22') };
    expect(mentionsFor({ ...invoice, kind: 'credit-note', corrects })).toEqual([
      { key: 'credit-note', text: 'Avoir annulant la facture FA-A-2026-00042 du 22/11/2026' },
    ]);
  });
});
