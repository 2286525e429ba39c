import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from './open.ts';

it.skipIf(process.platform === 'win32')('makes a base and its log readable by their owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'carnet-open-'));
  const path = join(folder, 'data-1.db');
  const opened = openDatabase(path, Buffer.alloc(32, 1), { create: true });
  if (!opened.ok) throw new Error(opened.error);
  opened.value.connection.exec('create table t (x)');
  const rights = [path, `${path}-wal`].map((file) => (statSync(file).mode & 0o777).toString(8));
  opened.value.connection.close();
  rmSync(folder, { recursive: true });
  expect(rights).toEqual(['600', '600']);
});
