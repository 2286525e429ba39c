import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MENTIONS, sampleInvoice } from '#tests/support/pdf/sample-invoice.ts';
import { createPdfRenderer, renderInProcess } from './pdf-renderer.ts';
import type { InvoicePdfInput } from './render-invoice-pdf.ts';

const workerUrl = new URL('./pdf-worker.ts', import.meta.url);

const input = (number: string): InvoicePdfInput => ({
  document: { ...sampleInvoice([{ name: 'Audit', netCents: 89_000 }]), number },
  mentions: MENTIONS,
  sepaQrPayload: null,
  logo: null,
});

describe('the renderer in a worker', () => {
  it('draws several documents asked at once, to the bytes of the one in process', async () => {
    const renderer = createPdfRenderer({ workerUrl });
    try {
      const numbers = ['FA-A-2026-00001', 'FA-A-2026-00002', 'FA-A-2026-00003'];
      const rendered = await Promise.all(numbers.map((number) => renderer.render(input(number))));
      for (const [index, number] of numbers.entries()) {
        const expected = await renderInProcess.render(input(number));
        expect(Buffer.from(rendered[index]?.bytes ?? []).equals(Buffer.from(expected.bytes))).toBe(true);
      }
    } finally {
      await renderer.close();
    }
  });

  it('goes on after a document that cannot be drawn, without telling its data', async () => {
    const renderer = createPdfRenderer({ workerUrl });
    try {
      const broken = {
        ...input('FA-A-2026-00001'),
        document: { number: 'SECRET' },
      } as unknown as InvoicePdfInput;
      const failing = renderer.render(broken);
      const good = renderer.render(input('FA-A-2026-00002'));
      await expect(failing).rejects.toThrow(/^Drawing the document failed \(TypeError\)$/);
      expect((await good).pageCount).toBe(1);
    } finally {
      await renderer.close();
    }
  });

  it('starts again when the worker dies, and gives up a document that kills it twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-worker-'));
    const dying = join(folder, 'dying-worker.mjs');
    await writeFile(
      dying,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ id, input }) => {
         if (input.document.number === 'KILL') process.exit(3);
         parentPort.postMessage({ id, ok: true, rendered: { bytes: new Uint8Array(), warnings: [], pageCount: 7 } });
       });`,
    );
    const renderer = createPdfRenderer({ workerUrl: pathToFileURL(dying) });
    try {
      const killing = renderer.render(input('KILL'));
      const waiting = renderer.render(input('FA-A-2026-00002'));
      await expect(killing).rejects.toThrow('The PDF worker stopped');
      expect((await waiting).pageCount).toBe(7);
    } finally {
      await renderer.close();
      await rm(folder, { recursive: true });
    }
  });

  it('rejects what waits when it is closed', async () => {
    const renderer = createPdfRenderer({ workerUrl });
    const pending = renderer.render(input('FA-A-2026-00001'));
    const [outcome] = await Promise.allSettled([pending, renderer.close()]);
    expect(outcome.status).toBe('rejected');
    await expect(renderer.render(input('FA-A-2026-00001'))).rejects.toThrow('closed');
  });
});
