import { array, assert, constantFrom, integer, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import { MENTIONS, sampleInvoice, sepaPayload } from '#tests/support/pdf/sample-invoice.ts';
import { readableHue } from '../colours.ts';
import { findFontsFolder, loadFonts } from '../fonts.ts';
import type { Canvas, Rectangle, TextRun } from '../layout/block.ts';
import { MARGIN, MILLIMETRE, PAGE } from '../layout/geometry.ts';
import { createTypesetter } from '../layout/typesetter.ts';
import { layInvoice } from './lay-invoice.ts';
import { invoiceWording } from './wording.ts';

const fonts = await loadFonts(findFontsFolder());

interface RecordedPage {
  readonly runs: TextRun[];
  readonly rectangles: Rectangle[];
}

function layOut(document: InvoiceDocument, mentions: readonly string[] = MENTIONS): readonly RecordedPage[] {
  const pages: RecordedPage[] = [];
  const addPage = (): Canvas => {
    const page: RecordedPage = { runs: [], rectangles: [] };
    pages.push(page);
    return {
      text: (run) => page.runs.push(run),
      paint: (rectangles) => page.rectangles.push(...rectangles),
      line: () => undefined,
      logo: (place) => page.rectangles.push(place),
    };
  };
  const count = layInvoice(
    {
      document,
      language: document.language,
      wording: invoiceWording(document.language),
      typesetter: createTypesetter(fonts),
      hue: readableHue('#facc15'),
      mentions,
      sepaQrPayload: document.kind === 'invoice' ? sepaPayload('1.00') : null,
      logoSize: { width: 900, height: 100 },
    },
    addPage,
  );
  expect(count).toBe(pages.length);
  return pages;
}

/** Nothing leaves the margins, and no two texts of a page stand on each other. */
function expectTidy(pages: readonly RecordedPage[]): void {
  for (const { runs, rectangles } of pages) {
    const boxes = runs
      .filter((run) => run.text.trim() !== '')
      .map((run) => ({
        left: run.x,
        right: run.x + fonts[run.weight].widthOf(run.text, run.size),
        // Between the height of small letters and the baseline: where overlapping texts become unreadable.
        top: run.y - run.size * 0.5,
        bottom: run.y,
      }));
    for (const box of boxes) {
      expect(box.left).toBeGreaterThanOrEqual(MARGIN - 0.1);
      expect(box.right).toBeLessThanOrEqual(PAGE.width - MARGIN + 0.1);
      expect(box.top).toBeGreaterThan(MARGIN - 1);
      expect(box.bottom).toBeLessThan(PAGE.height - 10 * MILLIMETRE);
    }
    for (const rectangle of rectangles) {
      expect(rectangle.x).toBeGreaterThanOrEqual(MARGIN - 0.1);
      expect(rectangle.x + rectangle.width).toBeLessThanOrEqual(PAGE.width - MARGIN + 0.1);
    }
    boxes.forEach((box, index) => {
      const covering = boxes
        .slice(index + 1)
        .filter(
          (other) =>
            other.left < box.right - 0.1 &&
            box.left < other.right - 0.1 &&
            other.top < box.bottom - 0.1 &&
            box.top < other.bottom - 0.1,
        );
      expect(covering).toEqual([]);
    });
  }
}

const word = string({ minLength: 1, maxLength: 40 });
const text = (words: number) => array(word, { maxLength: words }).map((parts) => parts.join(' '));
const line = record({
  name: text(12),
  description: text(80),
  quantity: constantFrom('1', '-2', '7.5', '99999', '0.0001', '99999.9999'),
  unit: constantFrom('C62', 'HUR', 'DAY', 'MON', 'LS', 'E48'),
  unitPrice: constantFrom('0.005', '85.333', '9999999.99', '9999999.999999', '0'),
  priceBase: constantFrom('1', '1000'),
  discountPercent: constantFrom('0', '5.5', '100'),
  netCents: integer({ min: -9_999_999_999, max: 9_999_999_999_999 }),
});

describe('the layout of any invoice', () => {
  it('stays within the margins and never draws over itself', () => {
    assert(
      property(
        array(line, { minLength: 1, maxLength: 40 }),
        constantFrom('fr' as const, 'en' as const),
        constantFrom('invoice' as const, 'credit-note' as const),
        record({ subject: text(20), orderReference: text(4), note: text(150), paymentTerms: text(20) }),
        record({ name: text(12), contactName: text(6) }),
        (lines, language, kind, texts, buyer) => {
          const sample = sampleInvoice(lines, { ...texts, language, kind });
          expectTidy(layOut({ ...sample, buyer: { ...sample.buyer, ...buyer } }));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives mentions longer than a page the pages they need', () => {
    const long = Array.from({ length: 120 }, (_, index) => `Mention ${String(index + 1)}.`);
    const pages = layOut(sampleInvoice([{ name: 'Audit', netCents: 100 }]), long);
    expectTidy(pages);
    const texts = new Set(pages.flatMap((page) => page.runs.map((run) => run.text)));
    expect(long.filter((mention) => !texts.has(mention))).toEqual([]);
  });

  it('aligns amounts on their decimal sign', () => {
    const [page] = layOut(
      sampleInvoice([
        { name: 'Un', unitPrice: '85.333', quantity: '7.5', netCents: 64_000 },
        { name: 'Deux', unitPrice: '1200', quantity: '12', netCents: 1_440_000 },
      ]),
    );
    const signX = (whole: string, full: string): number => {
      const run = page?.runs.find((one) => one.text === full);
      expect(run).toBeDefined();
      return (run?.x ?? 0) + fonts.regular.widthOf(whole, run?.size ?? 0);
    };
    expect(signX('85', '85,333')).toBeCloseTo(signX('1\u202f200', '1\u202f200,00'), 6);
    expect(signX('7', '7,5')).toBeCloseTo(signX('12', '12'), 6);
  });
});
