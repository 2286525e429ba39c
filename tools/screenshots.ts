// npm run screenshots [-- --only NAME --state demonstration --language fr --theme dark --size 1280x800]: see docs/testing.md.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { ensurePages } from './build-pages.ts';
import { Photographer, SIZES, type Look, type Size } from './screenshots/photographer.ts';
import { STATES } from './screenshots/screen.ts';
import type { ShownLanguage } from './screenshots/shown-words.ts';
import { openScene, walk } from './screenshots/walk.ts';

const root = resolve(import.meta.dirname, '..');
const pictures = join(root, 'screenshots');

/** Pictures that the README shows, from the French light demonstration at the smaller size. */
const README_PICTURES = [
  ['unlock', 'unlock'],
  ['clients', 'clients'],
  ['client-sheet', 'client-sheet'],
  ['invoice-pdf', 'invoice'],
  ['figures', 'figures'],
  ['audit', 'audit'],
] as const;
const LARGEST_README_PICTURE = 200_000;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    state: { type: 'string' },
    language: { type: 'string' },
    theme: { type: 'string' },
    size: { type: 'string' },
  },
});
const isAll = Object.keys(values).length === 0;

function sizesOf(wanted: string | undefined): readonly Size[] {
  if (wanted === undefined) return SIZES;
  const [width = 0, height = 0] = wanted.split('x').map(Number);
  if (!(width > 0 && height > 0)) throw new Error(`Not a size: ${wanted}; write 1280x800`);
  return [{ width, height }];
}

function looksOf(): readonly Omit<Look, 'state'>[] {
  const themes = ['light', 'dark'] as const;
  const languages: readonly ShownLanguage[] = ['fr', 'en', 'pseudo'];
  return languages
    .flatMap((language) => themes.map((theme) => ({ language, theme })))
    .filter(({ language, theme }) => (language === 'pseudo' ? theme === 'light' : true))
    .filter(
      ({ language, theme }) =>
        (values.language ?? language) === language && (values.theme ?? theme) === theme,
    );
}

function copyForReadme(photographer: Photographer): void {
  const target = join(root, 'docs', 'images');
  mkdirSync(target, { recursive: true });
  for (const [screen, name] of README_PICTURES) {
    const source = join(pictures, 'demonstration', 'fr-light', `${screen}-1280x800.png`);
    const { size } = statSync(source);
    if (size > LARGEST_README_PICTURE)
      photographer.complain({ where: screen, what: `${String(size)} bytes are too many for the README` });
    copyFileSync(source, join(target, `${name}.png`));
  }
}

if (!ensurePages()) process.exit(1);
const started = performance.now();
const photographer = new Photographer(pictures, sizesOf(values.size));
const wanted = (values.only ?? '').split(',');
const isWanted = (name: string): boolean => wanted.some((part) => name.includes(part));
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--disable-background-networking',
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
for (const state of STATES) {
  if ((values.state ?? state) !== state) continue;
  for (const look of looksOf()) {
    // Each look starts from the same vault, whatever the look before has tried on it.
    const scene = await openScene(state, join(root, '.cache', 'screenshots'));
    const before = photographer.complaints.length;
    try {
      await walk(browser, scene, { state, ...look }, { photographer, isWanted });
    } catch (error) {
      photographer.complain({
        where: `${state}/${look.language}-${look.theme}`,
        what: `the walk ended early: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
    await scene.close();
    console.log(
      `${state}/${look.language}-${look.theme}: ${String(photographer.complaints.length - before)} complaints`,
    );
  }
}
await browser.close();
if (isAll) copyForReadme(photographer);
const { count } = photographer;
console.log(
  `${String(count.pictures)} pictures, ${String(count.axeRuns)} axe runs, ${String(count.fitRuns)} fit runs, ${String(count.pseudoRuns)} pseudo-locale runs, ${String(photographer.complaints.length)} complaints, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exit(photographer.complaints.length === 0 ? 0 : 1);
