import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeHeader } from '#main/vault/header-codec.ts';
import type { VaultHeader } from '#main/vault/header.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  BACKUP_END,
  BACKUP_START,
  BACKUP_VERSION,
  DATABASE_PART,
  HEADER_PART,
  LONGEST_HEADER,
  LONGEST_MANIFEST,
  decodeManifest,
  isPartName,
  type BackupManifest,
  type BackupPart,
} from './backup-format.ts';
import { ByteReader } from './byte-reader.ts';

/** Why a file cannot be restored. */
export type UnpackProblem = 'NotABackup' | 'BackupDamaged' | 'BackupFromNewerVersion';

/** A backup whose every byte was compared with its manifest. */
export interface UnpackedBackup {
  readonly manifest: BackupManifest;
  readonly header: VaultHeader;
}

/**
 * Unpacks a backup into an empty folder and checks it whole: structure, sizes, digests, header.
 *
 * On a failure the folder holds rubbish, for the caller to remove. `keep` chooses the parts to write; the others are
 * checked all the same. Files are synced, so that moving them into place is durable.
 */
export async function unpackBackup(
  source: AsyncIterable<Uint8Array>,
  target: string,
  keep: (part: string) => boolean,
): Promise<Result<UnpackedBackup, UnpackProblem>> {
  const reader = new ByteReader(source);
  const start = await reader.take(BACKUP_START.length);
  if (start === null || !start.equals(BACKUP_START)) return err('NotABackup');
  const version = (await reader.take(2))?.readUInt16BE();
  if (version === undefined || version === 0) return err('BackupDamaged');
  if (version > BACKUP_VERSION) return err('BackupFromNewerVersion');

  const parts: BackupPart[] = [];
  let headerText: string | null = null;
  for (;;) {
    const nameLength = (await reader.take(2))?.readUInt16BE();
    if (nameLength === undefined || nameLength > 64) return err('BackupDamaged');
    if (nameLength === 0) break;
    const name = (await reader.take(nameLength))?.toString('utf8') ?? '';
    const length = (await reader.take(8))?.readBigUInt64BE();
    if (length === undefined || length > BigInt(Number.MAX_SAFE_INTEGER) || !isPartName(name)) {
      return err('BackupDamaged');
    }
    if (parts.some((part) => part.name === name)) return err('BackupDamaged');
    const bytes = Number(length);
    if (name === HEADER_PART && bytes > LONGEST_HEADER) return err('BackupDamaged');
    const copied = await copyPart(
      reader,
      bytes,
      name === HEADER_PART || !keep(name) ? null : join(target, name),
    );
    if (copied === null) return err('BackupDamaged');
    if (name === HEADER_PART) headerText = copied.text;
    parts.push({ name, bytes, sha256: copied.sha256 });
  }
  const manifest = await readEnd(reader);
  if (manifest === null || !isSameParts(manifest.parts, parts)) return err('BackupDamaged');
  if (headerText === null || !parts.some((part) => part.name === DATABASE_PART)) return err('BackupDamaged');
  const header = decodeHeader(headerText);
  if (!header.ok) {
    return err(header.error === 'VaultFromNewerVersion' ? 'BackupFromNewerVersion' : 'BackupDamaged');
  }
  const { vaultId, generation } = header.value;
  if (vaultId !== manifest.vaultId || generation !== manifest.generation) return err('BackupDamaged');
  return ok({ manifest, header: header.value });
}

/** Copies one part to a file, or only reads it; null when the backup ends too early. */
async function copyPart(
  reader: ByteReader,
  bytes: number,
  path: string | null,
): Promise<{ readonly sha256: string; readonly text: string } | null> {
  const hash = createHash('sha256');
  const small: Buffer[] = [];
  if (path !== null) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = path === null ? null : await open(path, 'wx', 0o600);
  try {
    let left = bytes;
    while (left > 0) {
      const chunk = await reader.some(left);
      if (chunk === null) return null;
      hash.update(chunk);
      left -= chunk.length;
      if (handle !== null) await handle.write(chunk);
      else if (bytes <= LONGEST_HEADER) small.push(chunk);
    }
    await handle?.sync();
  } finally {
    await handle?.close();
  }
  return { sha256: hash.digest('hex'), text: Buffer.concat(small).toString('utf8') };
}

/** The manifest, if it and the end mark are all that is left. */
async function readEnd(reader: ByteReader): Promise<BackupManifest | null> {
  const rest = await reader.rest(LONGEST_MANIFEST + 4 + BACKUP_END.length);
  const tail = 4 + BACKUP_END.length;
  if (rest === null || rest.length < tail || !rest.subarray(-BACKUP_END.length).equals(BACKUP_END))
    return null;
  const manifest = rest.subarray(0, -tail);
  if (rest.readUInt32BE(manifest.length) !== manifest.length) return null;
  return decodeManifest(manifest);
}

const isSameParts = (listed: readonly BackupPart[], found: readonly BackupPart[]): boolean =>
  listed.length === found.length &&
  listed.every((part, index) => {
    const other = found[index];
    return part.name === other?.name && part.bytes === other.bytes && part.sha256 === other.sha256;
  });
