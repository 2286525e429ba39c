import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { printedCharacters } from './printed-characters.ts';

/*
 * Cuts Noto Sans down to what the printed documents can hold: `node tools/fonts/subset.ts`.
 *
 * Done once and committed, because fontkit reads a font of 130 kB six times faster than the full one of 629 kB
 * (reference/invoicing.md §B3). Layout tables go too: pdf-lib ignores kerning and positions, and a ligature
 * substituted by the font would change what a reader copies out of the page.
 */

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const source = resolve(root, 'node_modules/@expo-google-fonts/noto-sans');
const target = resolve(root, 'resources/fonts');

const WEIGHTS = [
  { from: '400Regular/NotoSans_400Regular.ttf', to: 'noto-sans-regular.ttf' },
  { from: '600SemiBold/NotoSans_600SemiBold.ttf', to: 'noto-sans-semibold.ttf' },
] as const;

await mkdir(target, { recursive: true });
for (const weight of WEIGHTS) {
  const full = await readFile(resolve(source, weight.from));
  const subset = await subsetFont(full, printedCharacters(), {
    targetFormat: 'sfnt',
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ['GSUB', 'GPOS', 'GDEF', 'kern', 'gasp', 'STAT', 'MVAR'],
    // Copyright, licence and its address stay in the file, as the OFL asks.
    preserveNameIds: [0, 13, 14],
  });
  await writeFile(resolve(target, weight.to), subset);
  console.log(`${weight.to}: ${String(full.length)} -> ${String(subset.length)} bytes`);
}
await copyFile(resolve(source, 'LICENSE_FONT'), resolve(target, 'OFL.txt'));
