import { create } from '@cantoo/fontkit';
import { PDFDocument } from 'pdf-lib';
import { findFontsFolder, type FontSet, loadFonts } from '#main/pdf/fonts.ts';
import { renderInvoicePdf } from '#main/pdf/render-invoice-pdf.ts';
import { MENTIONS, sampleInvoice, sepaPayload } from '#tests/support/pdf/sample-invoice.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';

/*
 * How long an invoice takes to draw: `node bench/invoice-pdf.ts [rounds]`.
 *
 * Beside it, the floor: the same strings put on pages by pdf-lib alone with the same fonts, without layout,
 * QR code, archive shape or identifier. Both include reading the fonts into a fresh document and saving.
 */

const rounds = Number(process.argv[2] ?? '30');
const WARM_UP = 8;
const LINES_PER_BARE_PAGE = 60;

const documentOf = (count: number): InvoiceDocument =>
  sampleInvoice(
    Array.from({ length: count }, (_, index) => ({
      name: `Prestation ${String(index + 1)}`,
      description: 'Paramétrage, recette et documentation de l’installation, déplacement compris.',
      netCents: 1010,
    })),
  );

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsOf);
}

async function drawBare(document: InvoiceDocument, fonts: FontSet): Promise<number> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit({ create });
  const font = await pdf.embedFont(fonts.regular.bytes, { subset: true });
  const bold = await pdf.embedFont(fonts.semibold.bytes, { subset: true });
  const strings = stringsOf([document, MENTIONS]);
  for (let first = 0; first < strings.length; first += LINES_PER_BARE_PAGE) {
    const page = pdf.addPage();
    strings.slice(first, first + LINES_PER_BARE_PAGE).forEach((text, index) => {
      page.drawText(text, { x: 40, y: 800 - index * 12, size: 9, font: index % 4 === 0 ? bold : font });
    });
  }
  return (await pdf.save({ useObjectStreams: false })).length;
}

async function measure(title: string, draw: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  let size = 0;
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const started = performance.now();
    size = await draw();
    if (round >= WARM_UP) times.push(performance.now() - started);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${title.padEnd(28)} median ${at(0.5)} ms  (p10 ${at(0.1)}, p90 ${at(0.9)}, max ${at(1)})  ${String(size)} bytes`,
  );
}

const fonts = await loadFonts(findFontsFolder());
for (const count of [1, 12, 60]) {
  const document = documentOf(count);
  const input = { document, mentions: MENTIONS, sepaQrPayload: sepaPayload('1068.00'), logo: null };
  await measure(`${String(count)} lines, invoice`, async () => (await renderInvoicePdf(input)).bytes.length);
  await measure(`${String(count)} lines, bare pdf-lib`, () => drawBare(document, fonts));
}
