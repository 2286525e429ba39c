import { create } from '@cantoo/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { ReportDocument } from '#shared/domain/reports/report-document.ts';
import { shapeForArchive } from './archive-shape.ts';
import { canonicalJson } from './canonical-json.ts';
import { readableHue } from './colours.ts';
import { findFontsFolder, type FontSet, loadFonts } from './fonts.ts';
import type { GlyphWarning } from './glyph-cover.ts';
import { PAGE } from './layout/geometry.ts';
import { createTypesetter } from './layout/typesetter.ts';
import { embedLogo } from './logo.ts';
import { createPdfCanvas } from './pdf-canvas.ts';
import { layReport } from './report/lay-report.ts';
import { kindName, periodName, type ReportContext } from './report/report-context.ts';
import { reportWording } from './report/wording.ts';

/** What a report is drawn from. */
export interface ReportPdfInput {
  readonly report: ReportDocument;
  /** Bytes of a PNG or JPEG file. */
  readonly logo: Uint8Array | null;
  /** The seller's colour as `#rrggbb`; deep teal when absent. */
  readonly hue?: string;
}

/** Draws a report as a PDF; the same input gives the same bytes, its date is the day it was made. */
export async function renderReportPdf(
  input: ReportPdfInput,
  fonts?: FontSet,
): Promise<{
  readonly bytes: Uint8Array;
  readonly warnings: readonly GlyphWarning[];
  readonly pageCount: number;
}> {
  const { report } = input;
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
  const context: ReportContext = {
    report,
    language: report.language,
    wording: reportWording(report.language),
    typesetter,
    hue: readableHue(input.hue),
    logoSize: logo === null ? null : { width: logo.width, height: logo.height },
  };
  const pageCount = layReport(context, () =>
    createPdfCanvas(pdf.addPage([PAGE.width, PAGE.height]), embedded, logo),
  );
  shapeForArchive(pdf, {
    title: `${kindName(context)}, ${periodName(context, report.period)}`,
    author: report.companyName,
    subject: '',
    language: report.language,
    date: new Date(`${report.madeOn}T12:00:00Z`),
    content: canonicalJson(report),
  });
  const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false });
  return { bytes, warnings: typesetter.warnings(), pageCount };
}
