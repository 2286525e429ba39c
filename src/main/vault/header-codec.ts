import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';

import { canonicalJson, parseJson } from './canonical-json.ts';
import type { CanonicalValue } from './canonical-json.ts';
import { HEADER_FORMAT, HEADER_VERSION, headerSchema } from './header.ts';
import type { UnsignedHeader, VaultHeader } from './header.ts';
import { headerKey } from './keys.ts';
import type { RootKey } from './keys.ts';
import { wipe } from './wipe.ts';

/** Why a text is not a header this program can use. */
export type HeaderTextProblem = 'HeaderDamaged' | 'VaultFromNewerVersion';

const versionSchema = z.object({ format: z.literal(HEADER_FORMAT), version: z.int().positive() });

/** The one text of a header: canonical JSON and a line end. */
export const encodeHeader = (header: VaultHeader): string => `${canonicalJson(asCanonical(header))}\n`;

/**
 * Reads a header strictly.
 *
 * The version is looked at first: a newer program's header is not "damaged". A text that is not the canonical
 * form of its own content is refused, so that no two files mean the same header.
 */
export function decodeHeader(text: string): Result<VaultHeader, HeaderTextProblem> {
  const content = parseJson(text);
  const version = versionSchema.safeParse(content);
  if (!version.success) return err('HeaderDamaged');
  if (version.data.version > HEADER_VERSION) return err('VaultFromNewerVersion');
  const parsed = headerSchema.safeParse(content);
  if (!parsed.success) return err('HeaderDamaged');
  const header = parsed.data as VaultHeader;
  return encodeHeader(header) === text ? ok(header) : err('HeaderDamaged');
}

/** Authenticates a header with HMAC-SHA256 under HKDF(root key, 'hdr'). */
export function signHeader(header: UnsignedHeader, rootKey: RootKey): VaultHeader {
  return { ...header, mac: headerMac(header, rootKey).toString('base64') };
}

/** Whether nothing in the header changed since someone who holds the root key wrote it. */
export function isHeaderIntact(header: VaultHeader, rootKey: RootKey): boolean {
  const { mac, ...unsigned } = header;
  const given = Buffer.from(mac, 'base64');
  const expected = headerMac(unsigned, rootKey);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function headerMac(header: UnsignedHeader | VaultHeader, rootKey: RootKey): Buffer {
  const { mac: _mac, ...unsigned } = header as VaultHeader;
  const key = headerKey(rootKey);
  try {
    return createHmac('sha256', key)
      .update(canonicalJson(asCanonical(unsigned)))
      .digest();
  } finally {
    wipe(key);
  }
}

/** Drops absent optional fields: canonical JSON has no undefined. */
const asCanonical = (header: UnsignedHeader): CanonicalValue =>
  Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined)) as CanonicalValue;
