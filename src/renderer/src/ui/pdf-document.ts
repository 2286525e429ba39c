import {
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type RenderTask,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the bundler answers `?url` with the file's address.
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

/** A4 at this many pixels per point is sharp on paper (about 200 dots per inch). */
export const PRINT_SCALE = 200 / 72;

/** Starts reading a PDF held in memory; destroy the task to stop it and free its worker. */
export async function openPdf(file: Blob): Promise<PDFDocumentLoadingTask> {
  return getDocument({ data: new Uint8Array(await file.arrayBuffer()), useSystemFonts: false });
}

/** Draws one page on a canvas, `scale` in CSS pixels per point times the screen's density. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  scale: number,
  canvas: HTMLCanvasElement,
): Promise<RenderTask> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  return page.render({ canvas, viewport });
}

/** The words of a page, for screen readers. */
export async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}
