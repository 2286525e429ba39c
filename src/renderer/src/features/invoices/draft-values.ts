import type { VatChoice } from '../services/service-words.tsx';
import type { Choice } from '../../ui/async-picker.tsx';
import type { UNITS } from '#shared/contract/services.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { CatalogueItem } from '../catalogue/catalogue-picker.tsx';
import type { ServiceRow } from '../services/service-words.tsx';
import type { InvoiceView } from './invoice-words.tsx';

/** One line as typed; `key` only tells lines apart on the screen. */
export interface LineValues extends VatChoice {
  readonly key: string;
  readonly serviceUid: string | null;
  readonly name: string;
  readonly description: string;
  readonly nature: 'service' | 'goods';
  readonly quantity: string;
  readonly unit: (typeof UNITS)[number];
  readonly unitPrice: string;
  readonly priceBase: string;
  readonly discountPercent: string;
}

/** A draft as typed. */
export interface DraftValues {
  readonly client: Choice | null;
  readonly subject: string;
  readonly orderReference: string;
  readonly supplyFrom: LocalDate | null;
  readonly supplyTo: LocalDate | null;
  readonly dueDate: LocalDate | null;
  readonly note: string;
  readonly language: 'fr' | 'en';
  readonly lines: readonly LineValues[];
}

/** Tax treatment of most lines: the full rate, or none for a seller under franchise (art. 293 B of the CGI). */
export const usualVat = (regime: 'normal' | 'franchise'): VatChoice =>
  regime === 'franchise' ? { vatCategory: 'E', vatRate: '0' } : { vatCategory: 'S', vatRate: '20' };

/** An empty line; most lines are hours of work. */
export const blankLine = (vat: VatChoice = usualVat('normal')): LineValues => ({
  key: crypto.randomUUID(),
  serviceUid: null,
  name: '',
  description: '',
  nature: 'service',
  quantity: '1',
  unit: 'HUR',
  unitPrice: '',
  priceBase: '1',
  discountPercent: '0',
  ...vat,
});

/** A line filled from an article of the catalogue. */
export const lineOfItem = (item: CatalogueItem): LineValues => ({
  ...blankLine(),
  name: item.name,
  description: item.description,
  nature: item.nature,
  unit: item.unit,
  unitPrice: item.unitPrice,
  vatCategory: item.vatCategory,
  vatRate: item.vatRate,
});

/** A line that invoices a done service. */
export const lineOfService = (service: ServiceRow): LineValues => ({
  ...blankLine(),
  serviceUid: service.uid,
  name: service.title,
  quantity: service.quantity,
  unit: service.unit,
  unitPrice: service.unitPrice,
  vatCategory: service.vatCategory,
  vatRate: service.vatRate,
});

/** What the editor of a stored draft starts with. */
export const draftOf = (invoice: InvoiceView): DraftValues => ({
  client: { id: invoice.clientUid, label: invoice.clientName },
  subject: invoice.subject,
  orderReference: invoice.orderReference,
  supplyFrom: invoice.supplyFrom,
  supplyTo: invoice.supplyTo,
  dueDate: invoice.dueDate,
  note: invoice.note,
  language: invoice.language,
  lines: invoice.lines.map((line) => ({
    key: crypto.randomUUID(),
    serviceUid: line.serviceUid,
    name: line.name,
    description: line.description,
    nature: line.nature,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    priceBase: line.priceBase,
    discountPercent: line.discountPercent,
    vatCategory: line.vatCategory,
    vatRate: line.vatRate,
  })),
});

const numberOr = (text: string, otherwise: string): string => (text === '' ? otherwise : text);

/** The contract's line of a typed line; optional numbers left empty take what they mean. */
export const lineFieldsOf = ({ key: _key, ...line }: LineValues) => ({
  ...line,
  priceBase: numberOr(line.priceBase, '1'),
  discountPercent: numberOr(line.discountPercent, '0'),
});

/** The contract's draft of a typed one. */
export const draftFieldsOf = ({ client, lines, ...values }: DraftValues) => ({
  ...values,
  clientUid: client?.id ?? '',
  lines: lines.map(lineFieldsOf),
});

/**
 * The lines whose amount can be asked for, with their places.
 *
 * While a price is not typed yet the others still have their totals.
 */
export const computableLines = (lines: readonly LineValues[]) =>
  lines.flatMap((line, index) =>
    line.quantity === '' || line.unitPrice === ''
      ? []
      : [{ index, line: { ...lineFieldsOf(line), name: line.name.trim() === '' ? '–' : line.name } }],
  );
