import { parentPort, workerData } from 'node:worker_threads';
import { findFontsFolder, loadFonts } from './fonts.ts';
import type { PdfWorkerData, RenderAnswer, RenderRequest } from './pdf-renderer.ts';
import { renderInvoicePdf, type RenderedInvoice } from './render-invoice-pdf.ts';
import { renderLetterPdf } from './render-letter-pdf.ts';
import { renderReportPdf } from './render-report-pdf.ts';

/*
 * The worker thread of `createPdfRenderer`: draws one document per message.
 */

if (parentPort === null) throw new Error('pdf-worker runs as a worker thread only');
const port = parentPort;
const { fontsHref } = workerData as PdfWorkerData;
const fonts = loadFonts(fontsHref === null ? findFontsFolder() : new URL(fontsHref));

async function draw(input: RenderRequest['input']): Promise<RenderedInvoice> {
  if ('report' in input) return renderReportPdf(input, await fonts);
  if ('letter' in input) return renderLetterPdf(input, await fonts);
  return renderInvoicePdf(input, await fonts);
}

async function answer({ id, input }: RenderRequest): Promise<void> {
  try {
    const rendered = await draw(input);
    const done: RenderAnswer = { id, ok: true, rendered };
    port.postMessage(done);
  } catch (reason) {
    // The name of the error only: messages of libraries may quote the text they choked on.
    const failed: RenderAnswer = {
      id,
      ok: false,
      message: `Drawing the document failed (${reason instanceof Error ? reason.name : 'unknown'})`,
    };
    port.postMessage(failed);
  }
}

port.on('message', (request: RenderRequest) => {
  void answer(request);
});
