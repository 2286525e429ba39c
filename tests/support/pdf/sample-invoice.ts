import type {
  DocumentLine,
  InvoiceDocument,
  SellerSnapshot,
  VatCategory,
} from '#shared/domain/invoices/invoice-document.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';

/** A fictitious seller: its SIREN is the public example of the VAT key rule. */
export const SELLER: SellerSnapshot = {
  name: 'Atelier Réseau',
  legalForm: 'SAS',
  capitalCents: cents(1_000_000),
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
  latePenalty: '12,15 % par an',
  earlyPaymentDiscount: 'Pas d’escompte pour paiement anticipé',
  footer: '',
};

/** The parts of a line that differ between samples. */
export interface SampleLine {
  readonly name: string;
  readonly description?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly unitPrice?: string;
  readonly priceBase?: string;
  readonly discountPercent?: string;
  readonly vatCategory?: VatCategory;
  readonly vatRate?: string;
  readonly netCents: number;
}

/** A document around lines; totals are those of the lines with VAT at 20 % unless given. */
export function sampleInvoice(
  lines: readonly SampleLine[],
  changes: Partial<InvoiceDocument> = {},
): InvoiceDocument {
  const net = sumCents(lines.map((line) => cents(line.netCents)));
  const tax = cents(Math.round(net / 5));
  const gross = cents(net + tax);
  return {
    kind: 'invoice',
    number: 'FA-A-2026-00042',
    language: 'fr',
    currency: 'EUR',
    issueDate: localDate('2026-11-22'),
    dueDate: localDate('2026-12-22'),
    supply: { from: localDate('2026-11-18'), to: localDate('2026-11-18') },
    seller: SELLER,
    buyer: {
      reference: 'C-00042',
      kind: 'company',
      name: 'Menuiserie Lefèvre & Fils',
      contactName: 'Hélène Lefèvre',
      address: {
        line1: '8 quai Perrache',
        line2: 'Bâtiment C',
        postalCode: '69002',
        city: 'Lyon',
        country: 'FR',
      },
      siren: '404833048',
      siret: '40483304800022',
      vatNumber: 'FR83404833048',
      email: 'compta@lefevre.example',
    },
    subject: 'Remplacement du serveur de fichiers',
    orderReference: 'BC-2026-118',
    paymentTerms: 'Paiement à 30 jours par virement.',
    note: '',
    corrects: null,
    lines: lines.map((line, index): DocumentLine => ({
      position: index + 1,
      name: line.name,
      description: line.description ?? '',
      nature: 'service',
      quantity: line.quantity ?? '1',
      unit: line.unit ?? 'C62',
      unitPrice: line.unitPrice ?? (line.netCents / 100).toFixed(2),
      priceBase: line.priceBase ?? '1',
      discountPercent: line.discountPercent ?? '0',
      vatCategory: line.vatCategory ?? 'S',
      vatRate: line.vatRate ?? '20',
      discountCents: cents(0),
      netCents: cents(line.netCents),
    })),
    totals: {
      linesCents: net,
      netCents: net,
      taxCents: tax,
      grossCents: gross,
      prepaidCents: cents(0),
      dueCents: gross,
      vat: [
        {
          category: 'S',
          rate: '20',
          baseCents: net,
          taxCents: tax,
          exemptionCode: '',
          exemptionText: '',
        },
      ],
    },
    issuedAt: '2026-11-22T08:30:00.000Z' as Instant,
    ...changes,
  };
}

/** Mentions as the rules of the domain write them for a company. */
export const MENTIONS = [
  'TVA acquittée sur les encaissements. Catégorie de l’opération : prestation de services.',
  'En cas de retard de paiement, une pénalité de 12,15 % par an est exigible sans qu’un rappel soit nécessaire, ainsi qu’une indemnité forfaitaire pour frais de recouvrement de 40 €.',
  'Pas d’escompte pour paiement anticipé.',
];

/** An EPC069-12 payload for the amount. */
export const sepaPayload = (amount: string): string =>
  [
    'BCD',
    '002',
    '1',
    'SCT',
    'AGRIFRPP',
    'Atelier Réseau SAS',
    'FR7630006000011234567890189',
    `EUR${amount}`,
    '',
    '',
    'FA-A-2026-00042',
    '',
  ].join('\n');
