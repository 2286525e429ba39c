import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { invariant } from '#shared/kernel/assert.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';

import { KEY_LENGTH } from './keys.ts';
import { NONCE_LENGTH, sealWithNonce, TAG_LENGTH, unseal } from './seal.ts';
import { errorCode, nodeFiles, readPlainFile, writeDurably } from './vault-folder.ts';
import type { FilePort, VaultFolder, WriteProblem } from './vault-folder.ts';

/** Where a blob is and what opens it; both are kept in the encrypted base, never in a file. */
export interface StoredBlob {
  /** 32 hexadecimal digits; says nothing about the content. */
  readonly name: string;
  /** 32 bytes, drawn for this blob only. */
  readonly key: Buffer;
}

/** Why a blob cannot be read. Damage, exchange of files and a wrong key look the same. */
export type BlobProblem = 'BlobMissing' | 'BlobDamaged' | 'BlobNotReadable';

const CHUNK_LENGTH = 64 * 1024;
const SEALED_CHUNK_LENGTH = CHUNK_LENGTH + TAG_LENGTH;
const MAGIC = Buffer.from('CARNETB1', 'latin1');
const NAME_SHAPE = /^[0-9a-f]{32}$/;
const LONGEST_FILE = 1024 * 1024 * 1024;

/**
 * Encrypts bytes into `blobs/<random>`; on return they are on the disk (file and directory synced).
 *
 * Format: `CARNETB1`, then AES-256-GCM chunks of 64 KiB, each followed by its tag. The nonce is the chunk's
 * index, safe because a key serves one blob; index and "is last" are authenticated, so that cutting, swapping
 * or adding chunks is seen.
 */
export async function writeBlob(
  folder: VaultFolder,
  content: Uint8Array,
  random: RandomSource,
  files: FilePort = nodeFiles,
): Promise<Result<StoredBlob, WriteProblem>> {
  const name = Buffer.from(random.bytes(16)).toString('hex');
  const key = Buffer.from(random.bytes(KEY_LENGTH));
  const written = await writeDurably(blobPath(folder, name), sealBlob(content, key), files);
  if (written.ok) return ok({ name, key });
  key.fill(0);
  return written;
}

/** Reads and verifies a whole blob; nothing unverified is returned. */
export async function readBlob(
  folder: VaultFolder,
  name: string,
  key: Uint8Array,
): Promise<Result<Buffer, BlobProblem>> {
  const file = await readPlainFile(blobPath(folder, name), LONGEST_FILE);
  if (!file.ok) return err(file.error === 'FileMissing' ? 'BlobMissing' : 'BlobNotReadable');
  const content = openBlob(file.value, key);
  return content === null ? err('BlobDamaged') : ok(content);
}

/** Names of the stored blobs, for the sweep of orphans at start; interrupted writes are not among them. */
export async function listBlobs(folder: VaultFolder): Promise<readonly string[]> {
  const names = await readdir(folder.blobs);
  return names.filter((name) => NAME_SHAPE.test(name)).toSorted();
}

/** Removes a blob; one that is gone already is fine. Its key in the base is what made it readable. */
export async function removeBlob(
  folder: VaultFolder,
  name: string,
): Promise<Result<void, 'BlobNotRemovable'>> {
  try {
    await rm(blobPath(folder, name));
    return ok(undefined);
  } catch (problem) {
    return errorCode(problem) === 'ENOENT' ? ok(undefined) : err('BlobNotRemovable');
  }
}

/** Removes what writes interrupted by a power cut left behind; call it at start, before anything writes. */
export async function removeInterruptedWrites(folder: VaultFolder): Promise<number> {
  const leftovers = (await readdir(folder.blobs)).filter((name) => /^\.[0-9a-f]{32}\..+\.tmp$/.test(name));
  await Promise.all(leftovers.map((name) => rm(join(folder.blobs, name), { force: true })));
  return leftovers.length;
}

/** The encrypted form of a blob in pieces, as written to the disk and to backups. */
export function sealBlob(content: Uint8Array, key: Uint8Array): readonly Buffer[] {
  const count = Math.max(1, Math.ceil(content.length / CHUNK_LENGTH));
  const parts: Buffer[] = [MAGIC];
  for (let index = 0; index < count; index += 1) {
    const plain = content.subarray(index * CHUNK_LENGTH, (index + 1) * CHUNK_LENGTH);
    const box = sealWithNonce(key, chunkNonce(index), plain, chunkContext(index, index === count - 1));
    parts.push(box.ciphertext, box.tag);
  }
  return parts;
}

/** Undoes `sealBlob`; null unless every chunk is there, in order, unchanged. */
export function openBlob(file: Buffer, key: Uint8Array): Buffer | null {
  if (file.length < MAGIC.length + TAG_LENGTH || !file.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const body = file.subarray(MAGIC.length);
  const count = Math.ceil(body.length / SEALED_CHUNK_LENGTH);
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index += 1) {
    const sealed = body.subarray(index * SEALED_CHUNK_LENGTH, (index + 1) * SEALED_CHUNK_LENGTH);
    if (sealed.length < TAG_LENGTH) return null;
    const box = {
      iv: chunkNonce(index),
      ciphertext: sealed.subarray(0, -TAG_LENGTH),
      tag: sealed.subarray(-TAG_LENGTH),
    };
    const plain = unseal(key, box, chunkContext(index, index === count - 1));
    if (plain === null) return null;
    parts.push(plain);
  }
  return Buffer.concat(parts);
}

function blobPath(folder: VaultFolder, name: string): string {
  invariant(NAME_SHAPE.test(name), 'a blob name is 32 hexadecimal digits');
  return join(folder.blobs, name);
}

function chunkNonce(index: number): Buffer {
  const nonce = Buffer.alloc(NONCE_LENGTH);
  nonce.writeUInt32BE(index, NONCE_LENGTH - 4);
  return nonce;
}

function chunkContext(index: number, isLast: boolean): Buffer {
  const context = Buffer.alloc(MAGIC.length + 5);
  MAGIC.copy(context);
  context.writeUInt32BE(index, MAGIC.length);
  context.writeUInt8(isLast ? 1 : 0, MAGIC.length + 4);
  return context;
}
