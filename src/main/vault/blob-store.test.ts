import { randomBytes, randomInt } from 'node:crypto';
import { link, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { systemRandom } from '#main/platform/system-random.ts';
import { reason, temporaryFolder, value } from '#tests/vault/sample-vault.ts';

import {
  listBlobs,
  openBlob,
  readBlob,
  removeBlob,
  removeInterruptedWrites,
  sealBlob,
  writeBlob,
} from './blob-store.ts';
import { nodeFiles, prepareFolder } from './vault-folder.ts';
import type { VaultFolder } from './vault-folder.ts';

const CHUNK = 65_536;
const MAGIC = 8;
let folder: VaultFolder;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
  value(await prepareFolder(folder));
});
afterEach(async () => remove());

describe('blobs', () => {
  it.each([0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_003])(
    'of %i bytes come back',
    async (length) => {
      const content = randomBytes(length);
      const stored = value(await writeBlob(folder, content, systemRandom));
      expect(value(await readBlob(folder, stored.name, stored.key)).equals(content)).toBe(true);
    },
  );

  it('show nothing of what they hold', async () => {
    const stored = value(await writeBlob(folder, Buffer.from('Facture de Mme Lefèvre'), systemRandom));
    const file = await readFile(join(folder.blobs, stored.name));
    expect(file.includes('Lef')).toBe(false);
    expect(stored.name).toMatch(/^[0-9a-f]{32}$/);
  });

  it('are encrypted anew each time', async () => {
    const [one, two] = [
      value(await writeBlob(folder, Buffer.from('same'), systemRandom)),
      value(await writeBlob(folder, Buffer.from('same'), systemRandom)),
    ];
    expect(one.key.equals(two.key)).toBe(false);
    expect(reason(await readBlob(folder, one.name, two.key))).toBe('BlobDamaged');
  });

  it('are listed and removed; interrupted writes are swept', async () => {
    const stored = value(await writeBlob(folder, Buffer.from('x'), systemRandom));
    await writeFile(join(folder.blobs, `.${stored.name}.a-b.tmp`), 'half');
    await writeFile(join(folder.blobs, 'notes.txt'), 'somebody else');
    expect(await listBlobs(folder)).toEqual([stored.name]);
    expect(await removeInterruptedWrites(folder)).toBe(1);
    value(await removeBlob(folder, stored.name));
    value(await removeBlob(folder, stored.name));
    expect(await readdir(folder.blobs)).toEqual(['notes.txt']);
    expect(reason(await readBlob(folder, stored.name, stored.key))).toBe('BlobMissing');
  });

  it('are refused through links, and by names that leave the folder', async () => {
    const stored = value(await writeBlob(folder, Buffer.from('x'), systemRandom));
    const path = join(folder.blobs, stored.name);
    await rename(path, `${path}.real`);
    await symlink(`${path}.real`, path);
    expect(reason(await readBlob(folder, stored.name, stored.key))).toBe('BlobNotReadable');
    await rename(`${path}.real`, path);
    await link(path, `${path}.second`);
    expect(reason(await readBlob(folder, stored.name, stored.key))).toBe('BlobNotReadable');
    await expect(readBlob(folder, '../vault.json', stored.key)).rejects.toThrow('blob name');
  });

  it('leave nothing behind on a full disk', async () => {
    const full = {
      ...nodeFiles,
      syncDirectory: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
      rename: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    };
    expect(reason(await writeBlob(folder, Buffer.from('x'), systemRandom, full))).toBe('DiskFull');
    expect(await readdir(folder.blobs)).toEqual([]);
  });
});

describe('damage', () => {
  const key = randomBytes(32);
  const content = randomBytes(3 * CHUNK + 500);
  const sealed = Buffer.concat(sealBlob(content, key));
  const chunk = (index: number): Buffer =>
    sealed.subarray(
      MAGIC + index * (CHUNK + 16),
      Math.min(sealed.length, MAGIC + (index + 1) * (CHUNK + 16)),
    );
  const head = sealed.subarray(0, MAGIC);

  it('of one bit is found, wherever it is', () => {
    for (let flip = 0; flip < 400; flip += 1) {
      const bytes = Buffer.from(sealed);
      const at = flip < 64 ? flip >> 3 : randomInt(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (flip % 8)), at);
      expect(openBlob(bytes, key)).toBeNull();
    }
  });

  it('by cutting is found, at a chunk boundary too', () => {
    const lengths = [
      0,
      7,
      8,
      9,
      24,
      sealed.length - 1,
      ...Array.from({ length: 100 }, () => randomInt(sealed.length)),
    ];
    for (const length of lengths) expect(openBlob(sealed.subarray(0, length), key)).toBeNull();
    expect(openBlob(Buffer.concat([head, chunk(0)]), key)).toBeNull();
    expect(openBlob(Buffer.concat([head, chunk(0), chunk(1), chunk(2)]), key)).toBeNull();
  });

  it.each([
    ['swapped', [1, 0, 2, 3]],
    ['repeated', [0, 0, 2, 3]],
    ['left out', [0, 2, 3]],
    ['added', [0, 1, 2, 3, 3]],
    ['last one only', [3]],
  ])('by chunks %s is found', (_name, order) => {
    expect(openBlob(Buffer.concat([head, ...order.map(chunk)]), key)).toBeNull();
  });

  it('is not seen where there is none', () => {
    expect(openBlob(Buffer.concat([head, ...[0, 1, 2, 3].map(chunk)]), key)?.equals(content)).toBe(true);
  });

  it('by bytes added at the end is found', () => {
    expect(openBlob(Buffer.concat([sealed, Buffer.alloc(1)]), key)).toBeNull();
    expect(openBlob(Buffer.concat([sealed, Buffer.alloc(40)]), key)).toBeNull();
  });
});
