import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs of other people that look at our files. */
export type OutsideTool = 'pdftotext' | 'pdftoppm' | 'qpdf' | 'zbarimg';

/** Why a test is skipped; null when the tool is there. */
export function missingTool(tool: OutsideTool): string | null {
  const found = spawnSync(tool, ['--version']);
  return found.error === undefined ? null : `${tool} is not installed`;
}

/** Runs a function in a private folder that is removed afterwards; the data of the tests is fictitious. */
export function inFolder<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-pdf-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const writePdf = (folder: string, bytes: Uint8Array): string => {
  const path = join(folder, 'document.pdf');
  writeFileSync(path, bytes);
  return path;
};

/** Text of a file page by page, every kind of space written as a plain one. */
export function pageTexts(bytes: Uint8Array): readonly string[] {
  return inFolder((folder) =>
    execFileSync('pdftotext', ['-layout', writePdf(folder, bytes), '-'], { encoding: 'utf8' })
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replaceAll(/[\u00a0\u2000-\u200a\u202f]/g, ' ').replaceAll(/ +/g, ' ')),
  );
}

/** The pixels of the first page (binary PPM). */
export function pixels(bytes: Uint8Array, resolution: number): Buffer {
  return inFolder((folder) => {
    const target = join(folder, 'page');
    execFileSync('pdftoppm', [
      '-r',
      String(resolution),
      '-f',
      '1',
      '-singlefile',
      writePdf(folder, bytes),
      target,
    ]);
    return readFileSync(`${target}.ppm`);
  });
}

/** What qpdf says of the structure of a file; throws when it finds a fault. */
export const structureReport = (bytes: Uint8Array): string =>
  inFolder((folder) => execFileSync('qpdf', ['--check', writePdf(folder, bytes)], { encoding: 'utf8' }));

/** The text of the QR code on the first page. */
export const scannedCode = (bytes: Uint8Array): string =>
  inFolder((folder) => {
    const target = join(folder, 'page');
    execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', writePdf(folder, bytes), target]);
    return execFileSync('zbarimg', ['--quiet', '--raw', '-Sbinary', `${target}.png`], { encoding: 'utf8' });
  });
