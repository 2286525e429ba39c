import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Every page of the documentation, wherever it stands. */
const pages = ['*.md', 'docs/**/*.md', 'src/**/*.md', 'tools/**/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();

const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Text without fenced code, whose brackets and hashes are not Markdown. */
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '');

/** Relative targets of links and images; addresses elsewhere are not looked at. */
const linksOf = (text: string): readonly string[] =>
  [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** Anchor that a heading gets on code hosts. */
const anchorsOf = (text: string): readonly string[] =>
  [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Where a link leads nowhere, in words; empty when all is well. */
function brokenLinks(page: string): readonly string[] {
  return linksOf(read(page)).flatMap((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(root, page) : resolve(root, dirname(page), path);
    if (!existsSync(target)) return [`${link} does not exist`];
    if (anchor === undefined) return [];
    return anchorsOf(readFileSync(target, 'utf8')).includes(anchor) ? [] : [`${link} has no such heading`];
  });
}

/** Scripts of package.json that a page tells people to run. */
const scriptsNamed = (text: string): readonly string[] => [
  ...[...text.matchAll(/npm run (?:--silent )?([a-z][a-z0-9:-]*)/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name),
];

describe.each(pages)('%s', (page) => {
  it('links to what exists', () => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it('names scripts that exist', () => {
    expect(scriptsNamed(read(page)).filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('names files of this project that exist', () => {
    const named = [
      ...read(page).matchAll(/`((?:src|tools|tests|docs|drizzle|resources)\/[\w./-]+\.\w+)`/g),
    ].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('words of the screens that the pages quote', () => {
  const frenchTexts = globSync('resources/locales/fr/*.json', { cwd: root }).map(read).join('\n');

  it.each(['README.md', 'docs/recovery.md'])('%s names buttons that exist', (page) => {
    const quoted = [
      ...prose(read(page)).matchAll(/"((?:Mot|Restaurer|Exporter|Importer|Sauvegarder) [^"]+)"/g),
    ];
    expect(quoted.length).toBeGreaterThan(0);
    expect(
      quoted.map(([, words = '']) => words).filter((words) => !frenchTexts.includes(`"${words}"`)),
    ).toEqual([]);
  });
});

describe('the two commands of the README', () => {
  it('are written as a person types them', () => {
    expect(read('README.md')).toContain('`npm ci && npm start`');
    expect(read('README.md')).toContain('`npm ci && npm test`');
  });
});

describe('the checks of this file', () => {
  it('see a dead link, a dead anchor and leave addresses and code alone', () => {
    expect(linksOf('[a](b.md) ![c](d.png) [e](https://example.invalid)\n```\n[f](g.md)\n```\n')).toEqual([
      'b.md',
      'd.png',
    ]);
    expect(anchorsOf('# What is not protected\n')).toEqual(['what-is-not-protected']);
    expect(scriptsNamed('`npm run serve -- --data DIR`, `npm ci && npm start`')).toEqual(['serve', 'start']);
  });
});
