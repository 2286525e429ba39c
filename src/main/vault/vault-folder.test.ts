import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { reason, temporaryFolder, value } from '#tests/vault/sample-vault.ts';

import { nodeFiles, prepareFolder, readPlainFile, vaultFolder, writeDurably } from './vault-folder.ts';
import type { FilePort, VaultFolder } from './vault-folder.ts';

let folder: VaultFolder;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  value(await prepareFolder(folder));
});
afterEach(async () => remove());

const full = (): Promise<never> =>
  Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));

/** A file system that fails at one step, after the real work of the steps before. */
const failingAt = (step: 'create' | 'write' | 'sync' | 'rename'): FilePort => ({
  ...nodeFiles,
  create: async (path) => {
    if (step === 'create') return full();
    const file = await nodeFiles.create(path);
    return {
      write: async (bytes) => {
        if (step !== 'write') return file.write(bytes);
        await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
        return full();
      },
      sync: () => (step === 'sync' ? full() : file.sync()),
      close: file.close,
    };
  },
  rename: (from, to) => (step === 'rename' ? full() : nodeFiles.rename(from, to)),
});

describe('durable writing', () => {
  it.each(['create', 'write', 'sync', 'rename'] as const)(
    'keeps the old file whole and leaves nothing behind when the disk is full at %s',
    async (step) => {
      value(await writeDurably(folder.header, Buffer.from('old')));
      expect(reason(await writeDurably(folder.header, Buffer.from('new'), failingAt(step)))).toBe('DiskFull');
      expect(await readFile(folder.header, 'utf8')).toBe('old');
      expect(await readdir(folder.root)).toEqual(['backups', 'blobs', 'vault.json']);
      value(await writeDurably(folder.header, Buffer.from('new')));
      expect(await readFile(folder.header, 'utf8')).toBe('new');
    },
  );

  it('syncs the file, renames it, then syncs the directory', async () => {
    const steps: string[] = [];
    const recording: FilePort = {
      create: async (path) => {
        const file = await nodeFiles.create(path);
        return {
          write: (bytes) => (steps.push('write'), file.write(bytes)),
          sync: () => (steps.push('sync'), file.sync()),
          close: () => (steps.push('close'), file.close()),
        };
      },
      rename: (from, to) => (steps.push('rename'), nodeFiles.rename(from, to)),
      remove: nodeFiles.remove,
      syncDirectory: (path) => (steps.push('sync directory'), nodeFiles.syncDirectory(path)),
    };
    value(await writeDurably(folder.header, [Buffer.from('a'), Buffer.from('b')], recording));
    expect(steps).toEqual(['write', 'write', 'sync', 'close', 'rename', 'sync directory']);
    expect(await readFile(folder.header, 'utf8')).toBe('ab');
  });

  it('replaces a link instead of writing through it', async () => {
    const elsewhere = join(folder.root, 'elsewhere');
    await writeFile(elsewhere, 'untouched');
    await symlink(elsewhere, folder.header);
    value(await writeDurably(folder.header, Buffer.from('new')));
    expect(await readFile(elsewhere, 'utf8')).toBe('untouched');
    expect(await readFile(folder.header, 'utf8')).toBe('new');
  });

  it('reports a folder that is gone', async () => {
    await rm(folder.root, { recursive: true });
    expect(reason(await writeDurably(folder.header, Buffer.from('new')))).toBe('NotWritable');
  });
});

describe('a vault folder', () => {
  it('is for its owner only', async () => {
    for (const path of [folder.root, folder.blobs, folder.backups]) {
      expect((await stat(path)).mode & 0o777).toBe(0o700);
    }
  });

  it('is refused when it or a part of it is a link', async () => {
    const link = join(folder.root, 'link');
    await symlink(folder.root, link);
    expect(reason(await prepareFolder(vaultFolder(link)))).toBe('FolderIsLink');
    await rm(folder.blobs, { recursive: true });
    await mkdir(join(folder.root, 'other'));
    await symlink(join(folder.root, 'other'), folder.blobs);
    expect(reason(await prepareFolder(folder))).toBe('FolderIsLink');
  });

  it('names its files', () => {
    expect(folder.database(3)).toBe(join(folder.root, 'data-3.db'));
    expect(folder.lock).toBe(join(folder.root, 'lock.db'));
  });
});

describe('reading', () => {
  it('refuses what is too large, not a file, or not there', async () => {
    await writeFile(folder.throttle, 'x'.repeat(100));
    expect(reason(await readPlainFile(folder.throttle, 99))).toBe('FileTooLarge');
    expect(value(await readPlainFile(folder.throttle, 100))).toHaveLength(100);
    expect(reason(await readPlainFile(folder.blobs, 100))).toBe('LinkRefused');
    expect(reason(await readPlainFile(folder.header, 100))).toBe('FileMissing');
  });
});
