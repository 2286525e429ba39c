import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson, parseJson } from '#main/vault/canonical-json.ts';
import { readPlainFile, type VaultFolder } from '#main/vault/vault-folder.ts';
import { isInstant, type Instant } from '#shared/kernel/instant.ts';
import { LONGEST_MANIFEST, decodeManifest, type BackupManifest } from './backup-format.ts';

/** What a restore leaves for the first sign-in after it. */
export interface RestoreMarker {
  /** Told apart from an earlier restore, so that one restore opens one series. */
  readonly id: string;
  readonly restoredAt: Instant;
  readonly manifest: BackupManifest;
}

const markerSchema = z.strictObject({
  format: z.literal('carnet-restored'),
  id: z.string().max(60),
  restoredAt: z.custom<Instant>((value) => typeof value === 'string' && isInstant(value)),
  manifest: z.string(),
});

/** File of the marker. */
export const restoreMarkerPath = (folder: VaultFolder): string => join(folder.root, 'restored.json');

/** Text of a marker. */
export const encodeMarker = (marker: RestoreMarker): Buffer =>
  Buffer.from(
    JSON.stringify({
      format: 'carnet-restored',
      id: marker.id,
      restoredAt: marker.restoredAt,
      manifest: canonicalJson(marker.manifest),
    }),
  );

/** The marker of a restored folder; null when it was not restored, `Unreadable` when the marker was changed. */
export async function readMarker(folder: VaultFolder): Promise<RestoreMarker | 'Unreadable' | null> {
  const file = await readPlainFile(restoreMarkerPath(folder), 2 * LONGEST_MANIFEST);
  if (!file.ok) return file.error === 'FileMissing' ? null : 'Unreadable';
  const parsed = markerSchema.safeParse(parseJson(file.value.toString('utf8')));
  const manifest = parsed.success ? decodeManifest(Buffer.from(parsed.data.manifest)) : null;
  if (!parsed.success || manifest === null) return 'Unreadable';
  return { id: parsed.data.id, restoredAt: parsed.data.restoredAt, manifest };
}
