import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import type { Colour } from '../colours.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import type { DocumentLanguage } from '#shared/domain/documents/written-values.ts';
import type { InvoiceWording } from './wording.ts';

/** All that the parts of an invoice are made from. */
export interface InvoiceContext {
  readonly document: InvoiceDocument;
  readonly language: DocumentLanguage;
  readonly wording: InvoiceWording;
  readonly typesetter: Typesetter;
  readonly hue: Colour;
  /** Legal mentions in the order they are printed. */
  readonly mentions: readonly string[];
  /** EPC069-12 payload; null when nothing is to be paid by transfer. */
  readonly sepaQrPayload: string | null;
  /** Natural size of the logo in pixels; null without logo. */
  readonly logoSize: { readonly width: number; readonly height: number } | null;
}

/** "Facture" or "Avoir" with its number. */
export function documentTitle({ document, wording }: InvoiceContext): string {
  return `${document.kind === 'invoice' ? wording.invoice : wording.creditNote} ${document.number}`;
}
