import { PDFDocument } from 'pdf-lib';
import { signIn, test } from './support/every-screen.ts';
import { expect } from './support/host.ts';

// A4 in points.
const A4 = { width: 595, height: 842 };

test('printing an invoice puts its pages on paper, and nothing of the screen', async ({
  filledHost: host,
  page,
}) => {
  // The system's dialog cannot be driven; what it would be given can be printed.
  await page.addInitScript(() => {
    window.print = () => {
      document.body.dataset['asked'] = 'true';
    };
  });
  await signIn(page, host);
  await page.goto(`${host.url}/#/invoices`);
  await page.getByRole('row', { name: /FA-/ }).first().click();
  await page.getByRole('button', { name: 'Imprimer' }).click();
  await page.locator('body[data-asked]').waitFor();

  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#root')).toBeHidden();
  const canvas = page.locator('.print-only canvas');
  await expect(canvas).toHaveCount(1);
  await expect(canvas).toBeVisible();
  const ink = await canvas.evaluate((element: HTMLCanvasElement) => {
    const drawing = element.getContext('2d');
    const { data } = drawing?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    return data.filter((value, index) => index % 4 === 0 && value < 100).length;
  });
  expect(ink).toBeGreaterThan(1000);

  // Making the PDF ends as printing does: the browser says so, and the page is as it was.
  const paper = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(paper.getPageCount()).toBe(1);
  const { width, height } = paper.getPage(0).getSize();
  expect(Math.abs(width - A4.width)).toBeLessThan(2);
  expect(Math.abs(height - A4.height)).toBeLessThan(2);

  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.print-only')).toHaveCount(0);
  await expect(page.locator('#root')).toBeVisible();
});
