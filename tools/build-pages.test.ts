import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from './build-pages.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carnet-build-'));
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  mkdirSync(join(folder, 'out'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeAt(path: string, seconds: number): void {
  writeFileSync(join(folder, path), '');
  utimesSync(join(folder, path), seconds, seconds);
}

const stale = (): boolean => isStale(folder, 'out/page.html', ['src/**/*.ts']);

test('a build is stale when absent or older than any source, however deep', () => {
  writeAt('src/deep/a.ts', 100);
  expect(stale()).toBe(true);
  writeAt('out/page.html', 200);
  expect(stale()).toBe(false);
  writeAt('src/deep/a.ts', 300);
  expect(stale()).toBe(true);
});

test('a build is not stale because of something that is no source', () => {
  writeAt('out/page.html', 200);
  writeAt('src/deep/a.txt', 300);
  expect(stale()).toBe(false);
});
