import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { placeNameKey } from '#shared/domain/places/place-name-key.ts';

/**
 * Builds `resources/places/communes.json` from the official list of communes: `node tools/places/build.ts`.
 *
 * Run again after the package was updated; the result is committed, so that nothing is built at install.
 */
const root = resolve(fileURLToPath(import.meta.url), '../../..');
const packageFolder = resolve(root, 'node_modules/@etalab/decoupage-administratif');
const target = resolve(root, 'resources/places/communes.json');

const communeSchema = z.object({
  nom: z.string(),
  type: z.string(),
  codesPostaux: z.array(z.string()).optional(),
  population: z.number().optional(),
});
const packageSchema = z.object({ version: z.string() });

const read = (path: string): unknown => JSON.parse(readFileSync(resolve(packageFolder, path), 'utf8'));
const { version } = packageSchema.parse(read('package.json'));
// Package 6.0.0 holds the year 2026 (its README); the major number goes up by one each year since.
const year = 2020 + Number(version.split('.')[0]);

const communes = z
  .array(communeSchema)
  .parse(read('data/communes.json'))
  // Delegated communes have no postal code of their own; arrondissements repeat those of their city.
  .filter((commune) => commune.type === 'commune-actuelle' && (commune.codesPostaux ?? []).length > 0)
  .toSorted(
    (left, right) =>
      (right.population ?? 0) - (left.population ?? 0) ||
      (left.nom < right.nom ? -1 : left.nom > right.nom ? 1 : 0),
  );

const lines = communes.map((commune) =>
  JSON.stringify([commune.nom, placeNameKey(commune.nom), (commune.codesPostaux ?? []).join(' ')]),
);
const head = {
  source:
    'INSEE, Code officiel géographique; La Poste, Base officielle des codes postaux; by @etalab/decoupage-administratif',
  licence: 'Licence Ouverte 2.0 (Etalab)',
  edition: String(year),
  package: version,
};
mkdirSync(dirname(target), { recursive: true });
writeFileSync(
  target,
  `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "communes": [\n${lines.join(',\n')}\n  ]\n}\n`,
);
console.log(`${String(communes.length)} communes of ${String(year)}`);
