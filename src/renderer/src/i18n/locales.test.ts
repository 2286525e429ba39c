import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english, french } from './resources.ts';
import type { WordTree } from './typography.ts';

const leaves = (tree: WordTree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );

const names = Object.keys(french) as (keyof typeof french)[];
// French has a third plural form (millions), English has not.
const withoutMany = (keys: readonly string[]) => keys.filter((key) => !key.endsWith('_many')).toSorted();
const placesOf = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([place]) => place).toSorted((one, other) => one.localeCompare(other));

describe.each(names)('words of %s', (name) => {
  const fr = leaves(french[name]);
  const en = leaves(english[name]);

  it('have the same keys in both languages', () => {
    expect(withoutMany(en.map(([key]) => key))).toEqual(withoutMany(fr.map(([key]) => key)));
  });

  it('have the plural forms of their language', () => {
    const missing = (words: [string, string][], forms: readonly string[]) => {
      const keys = new Set(words.map(([key]) => key));
      const stems = [...keys].flatMap((key) => /^(.*)_(?:one|other|many)$/.exec(key)?.[1] ?? []);
      return stems.flatMap((stem) => forms.map((form) => `${stem}_${form}`)).filter((key) => !keys.has(key));
    };
    expect(missing(fr, ['one', 'other', 'many'])).toEqual([]);
    expect(missing(en, ['one', 'other'])).toEqual([]);
  });

  it('name the same values', () => {
    // `one` may spell the count out, `many` is French only.
    const places = (words: [string, string][]) =>
      Object.fromEntries(
        words.filter(([key]) => !/_(?:one|many)$/.test(key)).map(([key, text]) => [key, placesOf(text)]),
      );
    expect(places(en)).toEqual(places(fr));
  });

  it('are written with plain spaces and apostrophes, which the loader sets', () => {
    for (const [, text] of [...fr, ...en]) {
      expect(text).not.toMatch(/[\u00A0\u202F\u2019]/);
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
    }
  });
});

describe('keys written in the screens', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.tsx?$/.test(file),
  );
  const known = new Set(
    names.flatMap((name) =>
      leaves(french[name]).flatMap(([key]) => {
        const stem = key.replace(/_(?:one|other|many)$/, '');
        return name === 'common' ? [stem, `common:${stem}`] : [`${name}:${stem}`];
      }),
    ),
  );

  it('all exist', () => {
    const missing = files.flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      // What a doc comment shows is an example.
      const code = source.replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
      return [...code.matchAll(/\bt\(\s*'([^']+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
