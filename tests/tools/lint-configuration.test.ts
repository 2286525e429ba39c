import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carnet-lint-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the linter says with the project's configuration about a file of this content. */
function lint(text: string): string {
  const path = join(folder, 'example.ts');
  writeFileSync(path, text);
  const { stdout } = spawnSync(
    process.execPath,
    [resolve(root, 'node_modules/oxlint/bin/oxlint'), '--config', resolve(root, '.oxlintrc.json'), path],
    { encoding: 'utf8' },
  );
  return stdout;
}

test.each([
  ['import(no-default-export)', 'export default 1;'],
  ['no-console', "console.log('a');\nexport {};"],
  ['no-eval', "eval('a');\nexport {};"],
  ['typescript(no-explicit-any)', 'export const a = (value: any): unknown => value;'],
  ['eqeqeq', 'export const a = (b: number): boolean => b == 1;'],
  ['max-lines', `export const a = [\n${'  1,\n'.repeat(401)}];`],
])('the linter refuses %s', (rule, text) => {
  expect(lint(text)).toContain(rule);
});

test('the linter passes a file that has nothing of it', () => {
  expect(lint('export const a = 1;\n')).not.toContain('x ');
});
