import { Worker } from 'node:worker_threads';
import { type InvoicePdfInput, renderInvoicePdf, type RenderedInvoice } from './render-invoice-pdf.ts';
import { type LetterPdfInput, renderLetterPdf } from './render-letter-pdf.ts';
import { renderReportPdf, type ReportPdfInput } from './render-report-pdf.ts';

/** What goes to the worker: one document under the number its answer will carry. */
export interface RenderRequest {
  readonly id: number;
  readonly input: InvoicePdfInput | ReportPdfInput | LetterPdfInput;
}

/** What comes back. A failure carries its message only: it is a bug, and holds no data of the document. */
export type RenderAnswer =
  | { readonly id: number; readonly ok: true; readonly rendered: RenderedInvoice }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Draws documents; both forms give the same bytes. */
export interface PdfRenderer {
  /** Rejects when the drawing fails (a bug) or when the renderer is closed before it is done. */
  readonly render: (input: InvoicePdfInput) => Promise<RenderedInvoice>;
  /** The same for a report; it waits its turn behind the documents asked before. */
  readonly renderReport: (input: ReportPdfInput) => Promise<RenderedInvoice>;
  /** The same for a letter or a statement of account. */
  readonly renderLetter: (input: LetterPdfInput) => Promise<RenderedInvoice>;
  /** Stops the worker; what waits is rejected. */
  readonly close: () => Promise<void>;
}

/** How the worker is started. */
export interface PdfRendererSettings {
  /** The file of the worker: `./pdf-worker.ts` in source, its bundle in the built application. */
  readonly workerUrl: URL;
  /** Folder of the fonts, with a trailing slash; looked for above the worker's file when absent. */
  readonly fontsUrl?: URL;
}

/** What the worker is told when it starts. */
export interface PdfWorkerData {
  readonly fontsHref: string | null;
}

interface Job {
  readonly input: InvoicePdfInput | ReportPdfInput | LetterPdfInput;
  readonly resolve: (rendered: RenderedInvoice) => void;
  readonly reject: (reason: Error) => void;
  /** Times this job was under way when the worker died. */
  crashes: number;
}

/** A job that was there at two crashes is taken as their cause. */
const CRASHES_ALLOWED = 1;

/**
 * Draws documents in a worker thread, one after the other in the order asked, so that no window waits for a batch.
 *
 * The worker is started at the first document. When it dies, another takes over; the job under way is tried once
 * more, the waiting ones go on.
 */
export function createPdfRenderer({ workerUrl, fontsUrl }: PdfRendererSettings): PdfRenderer {
  const waiting: Job[] = [];
  let current: { readonly id: number; readonly job: Job } | null = null;
  let worker: Worker | null = null;
  let isClosed = false;
  let lastId = 0;

  const next = (): void => {
    if (current !== null || isClosed) return;
    const job = waiting.shift();
    if (job === undefined) {
      // An idle worker must not keep the process alive.
      worker?.unref();
      return;
    }
    lastId += 1;
    current = { id: lastId, job };
    worker ??= start();
    worker.ref();
    const request: RenderRequest = { id: lastId, input: job.input };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread of Node has no origin.
    worker.postMessage(request);
  };

  const finish = (answer: RenderAnswer): void => {
    if (current === null || current.id !== answer.id) return;
    const { job } = current;
    current = null;
    if (answer.ok) job.resolve(answer.rendered);
    else job.reject(new Error(answer.message));
    next();
  };

  const recover = (dead: Worker, reason: Error): void => {
    if (worker !== dead) return;
    worker = null;
    if (isClosed || current === null) return;
    const { job } = current;
    current = null;
    if (job.crashes < CRASHES_ALLOWED) {
      job.crashes += 1;
      waiting.unshift(job);
    } else {
      job.reject(reason);
    }
    next();
  };

  const start = (): Worker => {
    const workerData: PdfWorkerData = { fontsHref: fontsUrl?.href ?? null };
    const started = new Worker(workerUrl, { workerData });
    started.on('message', finish);
    started.on('error', (reason) => {
      recover(started, reason instanceof Error ? reason : new Error('The PDF worker failed'));
    });
    started.on('exit', () => {
      recover(started, new Error('The PDF worker stopped'));
    });
    return started;
  };

  const ask = (input: Job['input']): Promise<RenderedInvoice> =>
    new Promise((resolve, reject) => {
      if (isClosed) {
        reject(new Error('The PDF renderer is closed'));
        return;
      }
      waiting.push({ input, resolve, reject, crashes: 0 });
      next();
    });

  return {
    render: ask,
    renderReport: ask,
    renderLetter: ask,
    close: async () => {
      isClosed = true;
      const abandoned = [...(current === null ? [] : [current.job]), ...waiting.splice(0)];
      current = null;
      for (const job of abandoned) job.reject(new Error('The PDF renderer is closed'));
      await worker?.terminate();
    },
  };
}

/** Draws in the calling thread: for scripts and tests, and where no worker can be started. */
export const renderInProcess: PdfRenderer = {
  render: (input) => renderInvoicePdf(input),
  renderReport: (input) => renderReportPdf(input),
  renderLetter: (input) => renderLetterPdf(input),
  close: () => Promise.resolve(),
};
