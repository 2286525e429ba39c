import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowedLicence, mitText } from './licences.ts';
import { renderNotices, type Credit } from './render-notices.ts';
import { shippedPackages, type LockEntries } from './shipped-packages.ts';

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

/** The text of `NOTICES` as the installed packages ask for it, and what may not be shipped. */
export interface CollectedNotices {
  readonly text: string;
  /** Sentences; empty when everything may be shipped. */
  readonly objections: readonly string[];
}

/** Reads the installed packages, without network. `root` is the project's folder. */
export function collectNotices(root: string): CollectedNotices {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: LockEntries;
  };
  const credits = shippedPackages(packages).map((folder) => readCredit(join(root, folder)));
  const apacheText = readFileSync(join(root, 'node_modules/libphonenumber-js/LICENSE.Apache'), 'utf8');
  return {
    text: renderNotices(credits, apacheText, readAdditions(root)),
    objections: credits.flatMap(objectionsTo),
  };
}

/** ApexCharts changed to a licence with a revenue limit after 4.7.0 while its metadata went on saying MIT. */
const lastFreeApexCharts = '4.7.0';

/** Why a work may not be shipped, as sentences. */
export function objectionsTo(credit: Pick<Credit, 'name' | 'version' | 'licence'>): readonly string[] {
  const label = `${credit.name} ${credit.version}`;
  return [
    ...(isAllowedLicence(credit.licence)
      ? []
      : [`${label} is under ${credit.licence}, which may not be shipped`]),
    ...(credit.name === 'apexcharts' && credit.version !== lastFreeApexCharts
      ? [`${label} may not be shipped: ${lastFreeApexCharts} is the last version under the MIT licence`]
      : []),
  ];
}

function readCredit(folder: string): Credit {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as PackageFile;
  const files = readdirSync(folder).filter((file) =>
    /^(licen[cs]e|copying|notice|copyrightnotice)([.-][\w.-]+)?$/i.test(file),
  );
  const holder = typeof author === 'string' ? author : author?.name;
  return {
    name,
    version,
    licence: license ?? 'no licence named',
    texts: files
      .toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
    holder: holder ?? `the authors of ${name}`,
  };
}

/** Works that are no packages: what is compiled into one, fonts and data. */
function readAdditions(root: string): readonly string[] {
  const { source, licence, edition } = JSON.parse(
    readFileSync(join(root, 'resources/places/communes.json'), 'utf8'),
  ) as { readonly source: string; readonly licence: string; readonly edition: string };
  return [
    `SQLite (public domain) and SQLite3 Multiple Ciphers (MIT), compiled into better-sqlite3-multiple-ciphers\n\n${mitText('2006 Ulrich Telle')}`,
    `Chromium, Node.js and the other works inside Electron: LICENSES.chromium.html beside the program`,
    `Data: French communes and postal codes, edition ${edition} (resources/places)\n${source}\n${licence}: https://www.etalab.gouv.fr/licence-ouverte-open-licence/`,
    `Fonts: Noto Sans (resources/fonts)\n\n${readFileSync(join(root, 'resources/fonts/OFL.txt'), 'utf8')}`,
  ];
}
