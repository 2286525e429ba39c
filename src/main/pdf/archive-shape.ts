import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString } from 'pdf-lib';
import { srgbColourProfile } from './colour-profile.ts';

const PROFILE = srgbColourProfile();

/** What the file says of itself. */
export interface ArchiveFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  /** Moment of issue: the only clock of the file, so that it can be made again to the same bytes. */
  readonly date: Date;
  /** All that the file is made from, as one text; its hash is the file's identifier. */
  readonly content: string;
}

/**
 * Gives a file the shape of PDF/A-3b: metadata, identifier, colour profile (ISO 19005-3; reference/invoicing.md §B2).
 *
 * To be called last, once all pages are drawn.
 */
export function shapeForArchive(pdf: PDFDocument, facts: ArchiveFacts): void {
  pdf.setTitle(facts.title, { showInWindowTitleBar: true });
  pdf.setAuthor(facts.author);
  if (facts.subject !== '') pdf.setSubject(facts.subject);
  pdf.setLanguage(facts.language);
  pdf.setCreator('Carnet');
  pdf.setProducer('Carnet');
  pdf.setCreationDate(facts.date);
  pdf.setModificationDate(facts.date);
  // Before the conversion, which would otherwise draw a random identifier.
  const identifier = PDFHexString.of(createHash('sha256').update(facts.content).digest('hex').slice(0, 32));
  pdf.context.trailerInfo.ID = pdf.context.obj([identifier, identifier]);
  pdf.convertToPDFA({
    conformance: '3B',
    iccProfile: PROFILE,
    outputConditionIdentifier: 'sRGB',
  });
}
