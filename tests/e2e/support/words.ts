import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Languages that the product speaks. */
export type Language = 'fr' | 'en';

type Words = { readonly [key: string]: string | Words };

const read = (language: Language, noun: string): Words =>
  JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../../resources/locales/${language}/${noun}.json`), 'utf8'),
  ) as Words;

/**
 * The product's own words, so that one scenario runs in both languages by what a person reads.
 *
 * `clients:list.title` takes `list.title` of `clients.json`; without a noun, of `common.json`. Throws on a key that
 * does not exist.
 */
export function wordsOf(
  language: Language,
): (key: string, values?: Readonly<Record<string, string>>) => string {
  return (key, values = {}) => {
    const [noun, path] = key.includes(':') ? key.split(':', 2) : ['common', key];
    let found: string | Words | undefined = read(language, noun ?? 'common');
    for (const part of (path ?? '').split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') throw new Error(`No such words: ${key}`);
    const filled = Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, value),
      found,
    );
    // Screens show typographic apostrophes and spaces; tests match them loosely by role names.
    return filled;
  };
}
