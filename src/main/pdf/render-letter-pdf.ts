import { create } from '@cantoo/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { ClientLetter } from '#shared/domain/reminders/client-letter.ts';
import { shapeForArchive } from './archive-shape.ts';
import { canonicalJson } from './canonical-json.ts';
import { readableHue } from './colours.ts';
import { findFontsFolder, type FontSet, loadFonts } from './fonts.ts';
import { invoiceWording } from './invoice/wording.ts';
import { PAGE } from './layout/geometry.ts';
import { createTypesetter } from './layout/typesetter.ts';
import { layLetter } from './letter/lay-letter.ts';
import type { LetterContext } from './letter/letter-context.ts';
import { letterWording } from './letter/wording.ts';
import { embedLogo } from './logo.ts';
import { createPdfCanvas } from './pdf-canvas.ts';
import type { RenderedInvoice } from './render-invoice-pdf.ts';

/** What a letter is drawn from. */
export interface LetterPdfInput {
  readonly letter: ClientLetter;
  /** Bytes of a PNG or JPEG file. */
  readonly logo: Uint8Array | null;
  /** The seller's colour as `#rrggbb`; deep teal when absent. */
  readonly hue?: string;
}

/** Draws a letter or a statement of account; the same input gives the same bytes, its date is the day it was made. */
export async function renderLetterPdf(input: LetterPdfInput, fonts?: FontSet): Promise<RenderedInvoice> {
  const { letter } = input;
  const faces = fonts ?? (await loadFonts(findFontsFolder()));
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit({ create });
  const embed = (bytes: Uint8Array, customName: string) => pdf.embedFont(bytes, { subset: true, customName });
  const embedded = {
    regular: await embed(faces.regular.bytes, 'CARNET+NotoSans-Regular'),
    semibold: await embed(faces.semibold.bytes, 'CARNET+NotoSans-SemiBold'),
  };
  const logo = await embedLogo(pdf, input.logo);
  const typesetter = createTypesetter(faces);
  const words = letterWording(letter.language);
  const context: LetterContext = {
    letter,
    document: { seller: letter.seller, buyer: letter.buyer },
    language: letter.language,
    wording: invoiceWording(letter.language),
    words,
    typesetter,
    hue: readableHue(input.hue),
    logoSize: logo === null ? null : { width: logo.width, height: logo.height },
  };
  const pageCount = layLetter(context, () =>
    createPdfCanvas(pdf.addPage([PAGE.width, PAGE.height]), embedded, logo),
  );
  shapeForArchive(pdf, {
    title: words.title[letter.kind],
    author: letter.seller.name,
    subject: letter.subject,
    language: letter.language,
    date: new Date(`${letter.madeOn}T12:00:00Z`),
    content: canonicalJson(letter),
  });
  const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false });
  return { bytes, warnings: typesetter.warnings(), pageCount };
}
