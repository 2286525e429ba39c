import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { englishTypography, frenchTypography, pseudo } from '../../src/renderer/src/i18n/typography.ts';

/** Languages of the pictures; `pseudo` is French in its pseudo form, which shows what is hard-coded. */
export type ShownLanguage = 'fr' | 'en' | 'pseudo';

/** The words of a key as a screen shows them; places for values match anything. */
export type ShownWords = (key: string) => RegExp;

type WordTree = { readonly [key: string]: string | WordTree };

const locales = resolve(import.meta.dirname, '../../resources/locales');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * The product's words for a language: `clients:list.title`, without a noun those of `common`.
 *
 * Plurals match each of their forms. Throws on a key that does not exist.
 */
export function shownWords(language: ShownLanguage): ShownWords {
  const nouns = new Map<string, WordTree>();
  const treeOf = (noun: string): WordTree => {
    const known = nouns.get(noun);
    if (known !== undefined) return known;
    const folder = language === 'en' ? 'en' : 'fr';
    const read = JSON.parse(readFileSync(resolve(locales, folder, `${noun}.json`), 'utf8')) as WordTree;
    nouns.set(noun, read);
    return read;
  };
  const typography = language === 'en' ? englishTypography : frenchTypography;
  const patternOf = (text: string): string => {
    const typeset = typography(text);
    const shown = language === 'pseudo' ? pseudo(typeset) : typeset;
    return (
      shown
        .split(/\{\{.*?\}\}/)
        // Names that are read out have plain spaces where the screen has narrow ones.
        .map((part) => escaped(part).replaceAll(/\s/g, String.raw`\s`))
        .join('.*')
    );
  };
  return (key) => {
    const [noun = 'common', path = ''] = key.includes(':') ? key.split(':', 2) : ['common', key];
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let tree: string | WordTree | undefined = treeOf(noun);
    for (const step of steps) tree = typeof tree === 'object' ? tree[step] : undefined;
    const found = ['', '_one', '_many', '_other']
      .map((form) => (typeof tree === 'object' ? tree[`${last}${form}`] : undefined))
      .filter((text) => typeof text === 'string');
    if (found.length === 0) throw new Error(`No such words: ${key}`);
    return new RegExp(`^\\s*(?:${found.map(patternOf).join('|')})\\s*$`, 's');
  };
}
