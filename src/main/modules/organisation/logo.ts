import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { clearState, readState, writeState } from './vault-state.ts';

/** Most bytes of a logo: every PDF carries it. */
export const LARGEST_LOGO_BYTES = 1_048_576;

const SHAPE = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);

/** Why a logo is refused. */
export type LogoProblem = 'NotAnImage' | 'ImageTooLarge';

/**
 * Reads a logo handed over as data URL; what the bytes start with decides, not what the URL claims.
 *
 * Answers the URL with the true type.
 */
export function checkLogo(dataUrl: string): Result<string, LogoProblem> {
  const match = SHAPE.exec(dataUrl);
  if (match === null) return err('NotAnImage');
  const bytes = Buffer.from(match[2] ?? '', 'base64');
  const type = imageType(bytes);
  if (type === null) return err('NotAnImage');
  if (bytes.length > LARGEST_LOGO_BYTES) return err('ImageTooLarge');
  return ok(`data:${type};base64,${bytes.toString('base64')}`);
}

/** The logo as data URL; null when there is none. */
export const readLogo = (db: ReadDb): string | null => readState(db, 'logo');

/** The bytes of the logo, for the PDF; null when there is none. */
export function readLogoBytes(db: ReadDb): Uint8Array | null {
  const dataUrl = readLogo(db);
  return dataUrl === null ? null : Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}

/** Keeps a checked logo inside the encrypted base, or removes it. */
export function writeLogo(db: WriteDb, dataUrl: string | null): void {
  if (dataUrl === null) clearState(db, 'logo');
  else writeState(db, 'logo', dataUrl);
}

function imageType(bytes: Buffer): 'image/png' | 'image/jpeg' | null {
  if (bytes.subarray(0, PNG_START.length).equals(PNG_START)) return 'image/png';
  if (bytes.subarray(0, JPEG_START.length).equals(JPEG_START)) return 'image/jpeg';
  return null;
}
