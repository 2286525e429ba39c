import { readFile } from 'node:fs/promises';
import { create } from '@cantoo/fontkit';
import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '#shared/kernel/local-date.ts';
import { cents } from '#shared/kernel/money.ts';
import {
  missingTool,
  type OutsideTool,
  pageTexts,
  pixels,
  scannedCode,
  structureReport,
} from '#tests/support/pdf/outside-tools.ts';
import { MENTIONS, sampleInvoice, sepaPayload } from '#tests/support/pdf/sample-invoice.ts';
import type { InvoiceDocument } from '#shared/domain/invoices/invoice-document.ts';
import { findFontsFolder, loadFonts } from './fonts.ts';
import { type InvoicePdfInput, renderInvoicePdf } from './render-invoice-pdf.ts';

const AUDIT = sampleInvoice([{ name: 'Audit de sécurité', netCents: 89_000 }]);

const inputOf = (document: InvoiceDocument, changes: Partial<InvoicePdfInput> = {}): InvoicePdfInput => ({
  document,
  mentions: MENTIONS,
  sepaQrPayload: null,
  logo: null,
  ...changes,
});

const sixty = sampleInvoice(
  Array.from({ length: 60 }, (_, index) => ({
    name: `Prestation ${String(index + 1)}`,
    description: 'Un texte assez long pour passer à la ligne, '.repeat(3),
    netCents: 1010,
  })),
);

/** Skips with the reason in the report when a program is not on this machine. */
function skipWithout(tool: OutsideTool, skip: (reason?: string) => void): void {
  const reason = missingTool(tool);
  if (reason !== null) skip(reason);
}

describe('the bytes of an invoice', () => {
  it('are the same each time, whatever the order the document was built in', async () => {
    const first = await renderInvoicePdf(inputOf(AUDIT, { sepaQrPayload: sepaPayload('1068.00') }));
    const reordered = Object.fromEntries(Object.entries(AUDIT).toReversed()) as unknown as InvoiceDocument;
    const again = await renderInvoicePdf(inputOf(reordered, { sepaQrPayload: sepaPayload('1068.00') }));
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it('do not depend on what was drawn before in the same process', async () => {
    const alone = await renderInvoicePdf(inputOf(AUDIT));
    await renderInvoicePdf(inputOf({ ...AUDIT, subject: 'Espaces\u2009fines\u202fµ μ Ω Ω' }));
    const after = await renderInvoicePdf(inputOf(AUDIT));
    expect(Buffer.from(after.bytes).equals(Buffer.from(alone.bytes))).toBe(true);
  });

  it('change with the document', async () => {
    const one = await renderInvoicePdf(inputOf(AUDIT));
    const other = await renderInvoicePdf(
      inputOf({ ...AUDIT, issuedAt: sixty.issuedAt, number: 'FA-A-2026-00043' }),
    );
    expect(Buffer.from(other.bytes).equals(Buffer.from(one.bytes))).toBe(false);
  });

  it('carry the identifier, dates, profile and conformance of PDF/A-3b', async () => {
    const { bytes } = await renderInvoicePdf(inputOf(AUDIT));
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getTitle()).toBe('Facture FA-A-2026-00042');
    expect(pdf.getAuthor()).toBe('Atelier Réseau');
    expect(pdf.getCreationDate()?.toISOString()).toBe('2026-11-22T08:30:00.000Z');
    expect(pdf.context.trailerInfo.ID?.toString()).toMatch(/^\[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]$/);
    expect(pdf.catalog.get(PDFName.of('OutputIntents'))).toBeDefined();
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>');
  });

  it('hold together for qpdf', async ({ skip }) => {
    skipWithout('qpdf', skip);
    for (const document of [AUDIT, sixty]) {
      const { bytes } = await renderInvoicePdf(inputOf(document, { sepaQrPayload: sepaPayload('1068.00') }));
      expect(structureReport(bytes)).toContain('No syntax or stream encoding errors found');
    }
  });
});

describe('the text of an invoice', () => {
  beforeEach(({ skip }) => {
    skipWithout('pdftotext', skip);
  });

  it('says in French all that the law asks for', async () => {
    const { bytes, pageCount } = await renderInvoicePdf(inputOf(AUDIT));
    const [text = ''] = pageTexts(bytes);
    expect(pageCount).toBe(1);
    for (const part of [
      'Facture',
      'FA-A-2026-00042',
      '22 nov. 2026',
      '22 déc. 2026',
      '18 nov. 2026',
      'BC-2026-118',
      'C-00042',
      'Menuiserie Lefèvre & Fils',
      'À l’attention de Hélène Lefèvre',
      'SIRET : 404 833 048 00022',
      'Audit de sécurité 1 unité 890,00 20 % 890,00',
      'Total HT 890,00 €',
      'TVA 20 % 178,00 €',
      'Total TTC 1 068,00 €',
      'FR76 3000 6000 0112 3456 7890 189',
      'AGRIFRPP',
      'pour frais de recouvrement de 40 €',
      'Atelier Réseau SAS au capital de 10 000 € · 12 rue des Archives, 69002 Lyon · RCS Lyon',
      'SIREN 732 829 320',
      'SIRET 732 829 320 00074 · N° TVA FR44732829320',
      'Page 1/1',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/1 068,00 €/g)).toHaveLength(3);
  });

  it('says the same in English', async () => {
    const { bytes } = await renderInvoicePdf(inputOf({ ...AUDIT, language: 'en' }));
    const [text = ''] = pageTexts(bytes);
    for (const part of ['Invoice', '22 Dec 2026', '1 unit 890.00 20% 890.00', 'Total incl. VAT €1,068.00']) {
      expect(text).toContain(part);
    }
  });

  it('refers a credit note to its invoice and asks for no payment', async () => {
    const document: InvoiceDocument = {
      ...AUDIT,
      kind: 'credit-note',
      number: 'AV-A-2026-00003',
      corrects: { number: 'FA-A-2026-00042', issueDate: localDate('2026-11-03') },
    };
    const { bytes } = await renderInvoicePdf(inputOf(document));
    const [text = ''] = pageTexts(bytes);
    expect(text).toContain('Avoir');
    expect(text).toContain('FA-A-2026-00042 du 3 nov. 2026');
    expect(text).toContain('Montant de l’avoir');
    expect(text).not.toContain('IBAN');
    expect(text).not.toContain('Échéance');
  });

  it('gives the reason of an exemption, the base of a price, a discount and what is already paid', async () => {
    const lines = sampleInvoice([
      {
        name: 'Appels',
        quantity: '2500',
        unitPrice: '12.34',
        priceBase: '1000',
        discountPercent: '5.5',
        netCents: 3085,
        vatCategory: 'E',
        vatRate: '0',
      },
    ]);
    const { bytes } = await renderInvoicePdf(
      inputOf({
        ...lines,
        totals: {
          linesCents: cents(3085),
          netCents: cents(3085),
          taxCents: cents(0),
          grossCents: cents(3085),
          prepaidCents: cents(1000),
          dueCents: cents(2085),
          vat: [
            {
              category: 'E',
              rate: '0',
              baseCents: cents(3085),
              taxCents: cents(0),
              exemptionCode: 'VATEX-FR-FRANCHISE',
              exemptionText: 'TVA non applicable, art. 293 B du CGI',
            },
          ],
        },
      }),
    );
    const [text = ''] = pageTexts(bytes);
    for (const part of [
      '2 500 unités 12,34 5,5 % 30,85',
      'pour 1 000',
      'TVA non applicable, art. 293 B du CGI',
      'Déjà réglé 10,00 €',
      'Net à payer 20,85 €',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps Polish, Greek, Cyrillic, Vietnamese, markup and ligatures intact', async () => {
    const names = [
      'Zażółć gęślą jaźń',
      'Ξεσκεπάζω την ψυχοφθόρα',
      'Съешь же ещё этих мягких',
      'Nguyễn Thị Tường Vi',
      '<b>&amp;</b> efficace',
    ];
    const rendered = await renderInvoicePdf(
      inputOf(sampleInvoice(names.map((name) => ({ name, netCents: 100 })))),
    );
    const [text = ''] = pageTexts(rendered.bytes);
    for (const name of names) expect(text).toContain(name);
    expect(rendered.warnings).toEqual([]);
  });

  it('repeats the table head, numbers the pages and never leaves totals alone', async () => {
    const { bytes, pageCount } = await renderInvoicePdf(inputOf(sixty));
    const pages = pageTexts(bytes);
    expect(pages).toHaveLength(pageCount);
    expect(pageCount).toBeGreaterThan(3);
    pages.forEach((text, index) => {
      expect(text).toContain('Désignation');
      expect(text).toContain(`Page ${String(index + 1)}/${String(pageCount)}`);
      expect(text).toContain('FA-A-2026-00042');
    });
    const last = pages.at(-1) ?? '';
    expect(last).toContain('Total TTC');
    expect(last).toContain('Prestation 60');
    for (let line = 1; line <= 60; line += 1) {
      expect(pages.filter((text) => text.includes(`Prestation ${String(line)} `))).toHaveLength(1);
    }
  });

  it('keeps the last line with the totals whatever the number of lines', async () => {
    for (let count = 8; count <= 16; count += 1) {
      const lines = Array.from({ length: count }, (_, index) => ({
        name: `Article-${String(index + 1)}.`,
        netCents: 1000,
      }));
      const { bytes } = await renderInvoicePdf(inputOf(sampleInvoice(lines)));
      const page = pageTexts(bytes).find((text) => text.includes('Total TTC')) ?? '';
      expect(page).toContain(`Article-${String(count)}.`);
    }
  });

  it('runs a line longer than a page over several pages without losing a word', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `mot${String(index)}.`);
    const { bytes, pageCount } = await renderInvoicePdf(
      inputOf(sampleInvoice([{ name: 'Rapport', description: words.join(' '), netCents: 100 }])),
    );
    expect(pageCount).toBeGreaterThan(1);
    const text = pageTexts(bytes).join(' ');
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it('fits amounts near a million million', async () => {
    const huge = sampleInvoice([
      { name: 'Contrat', quantity: '99999', unitPrice: '9999999.99', netCents: 99_998_999_900_001 },
    ]);
    const { bytes } = await renderInvoicePdf(inputOf(huge));
    const [text = ''] = pageTexts(bytes);
    expect(text).toContain('99 999 unités 9 999 999,99 20 % 999 989 999 000,01');
    expect(text).toContain('1 199 987 998 800,01 €');
  });

  it('prints "?" for what the fonts lack, and says so', async () => {
    const { bytes, warnings } = await renderInvoicePdf(
      inputOf(sampleInvoice([{ name: 'Cloud 東京 مرحبا 🙂\u202E', description: 'A\u0007B', netCents: 100 }])),
    );
    const [text = ''] = pageTexts(bytes);
    expect(text).toContain('Cloud ?? ????? ?');
    expect(text).toContain('AB');
    expect(warnings).toEqual([
      {
        text: 'Cloud 東京 مرحبا 🙂\u202E',
        characters: ['東', '京', 'م', 'ر', 'ح', 'ب', 'ا', '🙂'],
      },
    ]);
  });
});

describe('the look of an invoice', () => {
  it('loses no pixel to the cutting of the fonts', async ({ skip }) => {
    skipWithout('pdftoppm', skip);
    // The fonts are cut twice, by our tool and by fontkit; a wrong outline passes every validator but not the eye.
    const text = 'AÀÉÔÇœßŁŻğ ΑΩάώ ЖЩЫё ẠỆỮ ỹ 0123456789 €%°«»–’·fi';
    const draw = async (folder: URL, names: readonly string[], subset: boolean): Promise<Buffer> => {
      const pdf = await PDFDocument.create();
      pdf.registerFontkit({ create });
      const page = pdf.addPage([560, 120]);
      for (const [index, name] of names.entries()) {
        const font = await pdf.embedFont(await readFile(new URL(name, folder)), {
          subset,
          features: { liga: false, kern: false, calt: false, ccmp: false },
        });
        page.drawText(text, { x: 10, y: 30 + index * 40, size: 15, font });
      }
      return pixels(await pdf.save(), 150);
    };
    const cut = await draw(findFontsFolder(), ['noto-sans-regular.ttf', 'noto-sans-semibold.ttf'], true);
    const full = await draw(
      new URL('../../../node_modules/@expo-google-fonts/noto-sans/', import.meta.url),
      ['400Regular/NotoSans_400Regular.ttf', '600SemiBold/NotoSans_600SemiBold.ttf'],
      false,
    );
    expect(full.length).toBe(cut.length);
    let differing = 0;
    for (let index = 0; index < full.length; index += 1) if (full[index] !== cut[index]) differing += 1;
    expect(differing).toBe(0);
    expect(new Set(cut).size).toBeGreaterThan(10);
  });

  it('carries a code that a bank application reads', async ({ skip }) => {
    skipWithout('zbarimg', skip);
    const payload = sepaPayload('1068.00');
    const { bytes } = await renderInvoicePdf(inputOf(AUDIT, { sepaQrPayload: payload }));
    expect(scannedCode(bytes).trimEnd()).toBe(payload.trimEnd());
  });

  it('takes a PNG logo, and does without a damaged one', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    const without = await renderInvoicePdf(inputOf(AUDIT));
    const withLogo = await renderInvoicePdf(inputOf(AUDIT, { logo: png }));
    const damaged = await renderInvoicePdf(inputOf(AUDIT, { logo: png.subarray(0, 20) }));
    expect(Buffer.from(withLogo.bytes).toString('latin1')).toContain('/Subtype /Image');
    expect(Buffer.from(damaged.bytes).toString('latin1')).not.toContain('/Subtype /Image');
    expect(damaged.pageCount).toBe(without.pageCount);
  });

  it('has figures of one width in both weights, so that columns align', async () => {
    const { regular, semibold } = await loadFonts(findFontsFolder());
    const widths = Array.from('0123456789').flatMap((digit) => [
      regular.widthOf(digit, 1),
      semibold.widthOf(digit, 1),
    ]);
    expect(new Set(widths).size).toBe(1);
    expect(regular.covers(0x202f) && semibold.covers(0x202f)).toBe(true);
  });
});
