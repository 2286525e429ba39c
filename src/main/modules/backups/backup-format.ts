import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, parseJson } from '#main/vault/canonical-json.ts';
import { backupKey, type RootKey } from '#main/vault/keys.ts';
import { wipe } from '#main/vault/wipe.ts';
import { isInstant, type Instant } from '#shared/kernel/instant.ts';
import { isUid, type Uid } from '#shared/kernel/uid.ts';

/** First bytes of a backup file. */
export const BACKUP_START = Buffer.from('CARNETBK', 'latin1');
/** Last bytes of a backup file: without them it was cut. */
export const BACKUP_END = Buffer.from('BKCARNET', 'latin1');
/** Version of the container this program writes; a newer one is refused, never guessed. */
export const BACKUP_VERSION = 1;
/** Name of the header's part. */
export const HEADER_PART = 'vault.json';
/** Name of the database's part, whatever its generation. */
export const DATABASE_PART = 'data.db';
/** Most bytes of a manifest: about 500,000 blobs. */
export const LONGEST_MANIFEST = 64 * 1024 * 1024;
/** Most bytes of a header in a backup, as for the one of a folder. */
export const LONGEST_HEADER = 8 * 1024 * 1024;

const PART_NAME = /^(vault\.json|data\.db|blobs\/[0-9a-f]{32})$/;

/** Whether a part may have this name; nothing else is ever written to the disk. */
export const isPartName = (name: string): boolean => PART_NAME.test(name);

/** Why a backup was made. */
export type BackupReason = 'person' | 'before-migration' | 'scheduled';

const manifestSchema = z.strictObject({
  format: z.literal('carnet-backup'),
  version: z.literal(BACKUP_VERSION),
  createdAt: z.custom<Instant>((value) => typeof value === 'string' && isInstant(value)),
  reason: z.enum(['person', 'before-migration', 'scheduled']),
  appVersion: z.string().max(40),
  vaultId: z.custom<Uid>((value) => typeof value === 'string' && isUid(value)),
  generation: z.int().positive(),
  /** Migrations applied to the base: a program that ships fewer cannot read it. */
  migrations: z.int().nonnegative(),
  /** Blobs the base names whose file was lost before the backup. */
  missingBlobs: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
  parts: z.array(
    z.strictObject({
      name: z.string().regex(PART_NAME),
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup says of itself; no personal data. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/** One part with its digest. */
export type BackupPart = BackupManifest['parts'][number];

/** The one text of a manifest, authenticated under HKDF(root key, 'backup'). */
export function encodeManifest(manifest: Omit<BackupManifest, 'mac'>, macKey: Uint8Array): Buffer {
  const mac = macOf(manifest, macKey).toString('hex');
  return Buffer.from(canonicalJson({ ...manifest, mac }), 'utf8');
}

/** Reads a manifest; null unless it is the canonical text of its content. Not authenticated yet. */
export function decodeManifest(bytes: Buffer): BackupManifest | null {
  const text = bytes.toString('utf8');
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success || canonicalJson(parsed.data) !== text) return null;
  return parsed.data;
}

/** Whether a holder of this vault's root key wrote the manifest. */
export function isManifestAuthentic(manifest: BackupManifest, rootKey: RootKey): boolean {
  const { mac, ...rest } = manifest;
  const key = backupKey(rootKey);
  try {
    const given = Buffer.from(mac, 'hex');
    const expected = macOf(rest, key);
    return given.length === expected.length && timingSafeEqual(given, expected);
  } finally {
    wipe(key);
  }
}

const macOf = (manifest: Omit<BackupManifest, 'mac'>, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update(canonicalJson(manifest)).digest();
