import { parentPort, workerData } from 'node:worker_threads';
import { findFontsFolder, loadFonts } from './fonts.ts';
import type { PdfWorkerData, RenderAnswer, RenderRequest } from './pdf-renderer.ts';
import { renderInvoicePdf } from './render-invoice-pdf.ts';
import { renderReportPdf } from './render-report-pdf.ts';

/*
 * The worker thread of `createPdfRenderer`: draws one document per message.
 */

if (parentPort === null) throw new Error('pdf-worker runs as a worker thread only');
const port = parentPort;
const { fontsHref } = workerData as PdfWorkerData;
const fonts = loadFonts(fontsHref === null ? findFontsFolder() : new URL(fontsHref));

async function answer({ id, input }: RenderRequest): Promise<void> {
  try {
    const rendered =
      'report' in input
        ? await renderReportPdf(input, await fonts)
        : await renderInvoicePdf(input, await fonts);
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
