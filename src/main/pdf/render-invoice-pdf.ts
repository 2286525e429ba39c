import { createHash } from 'node:crypto';
import { create } from '@cantoo/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import { shapeForArchive } from './archive-shape.ts';
import { canonicalJson } from './canonical-json.ts';
import { readableHue } from './colours.ts';
import { findFontsFolder, type FontSet, loadFonts } from './fonts.ts';
import type { GlyphWarning } from './glyph-cover.ts';
import { documentTitle, type InvoiceContext } from './invoice/invoice-context.ts';
import { layInvoice } from './invoice/lay-invoice.ts';
import { invoiceWording } from './invoice/wording.ts';
import { PAGE } from './layout/geometry.ts';
import { createTypesetter } from './layout/typesetter.ts';
import { embedLogo } from './logo.ts';
import { createPdfCanvas } from './pdf-canvas.ts';

/** What an invoice or a credit note is drawn from. */
export interface InvoicePdfInput {
  readonly document: InvoiceDocument;
  /** Legal mentions in the order they are printed. */
  readonly mentions: readonly string[];
  /** EPC069-12 payload of the QR code; null when there is nothing to transfer. */
  readonly sepaQrPayload: string | null;
  /** Bytes of a PNG or JPEG file. */
  readonly logo: Uint8Array | null;
  /** The seller's colour as `#rrggbb`; deep teal when absent. */
  readonly hue?: string;
}

/** A drawn invoice. */
export interface RenderedInvoice {
  readonly bytes: Uint8Array;
  /** Texts of which a character could not be printed; empty as a rule. */
  readonly warnings: readonly GlyphWarning[];
  readonly pageCount: number;
}

const identityOf = (input: InvoicePdfInput): string =>
  canonicalJson({
    ...input,
    logo: input.logo === null ? null : createHash('sha256').update(input.logo).digest('hex'),
  });

/**
 * Draws an invoice or a credit note as a PDF of PDF/A-3b shape.
 *
 * The same input gives the same bytes: no clock, no random, dates from the document (design.md §2).
 */
export async function renderInvoicePdf(input: InvoicePdfInput, fonts?: FontSet): Promise<RenderedInvoice> {
  const { document } = input;
  const faces = fonts ?? (await loadFonts(findFontsFolder()));
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit({ create });
  // A fresh font per document: glyphs remember the characters they were first asked for.
  const embedded = {
    regular: await pdf.embedFont(faces.regular.bytes, {
      subset: true,
      customName: 'CARNET+NotoSans-Regular',
    }),
    semibold: await pdf.embedFont(faces.semibold.bytes, {
      subset: true,
      customName: 'CARNET+NotoSans-SemiBold',
    }),
  };
  const logo = await embedLogo(pdf, input.logo);
  const typesetter = createTypesetter(faces);
  const context: InvoiceContext = {
    document,
    language: document.language,
    wording: invoiceWording(document.language),
    typesetter,
    hue: readableHue(input.hue),
    mentions: input.mentions,
    sepaQrPayload: input.sepaQrPayload,
    logoSize: logo === null ? null : { width: logo.width, height: logo.height },
  };

  const pageCount = layInvoice(context, () =>
    createPdfCanvas(pdf.addPage([PAGE.width, PAGE.height]), embedded, logo),
  );
  shapeForArchive(pdf, {
    title: documentTitle(context),
    author: document.seller.name,
    subject: document.subject,
    language: document.language,
    date: new Date(document.issuedAt),
    content: identityOf(input),
  });
  // Object streams would hide the metadata from tools that read PDF/A files without unpacking them.
  const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false });
  return { bytes, warnings: typesetter.warnings(), pageCount };
}
