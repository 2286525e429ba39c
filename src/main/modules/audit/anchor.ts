import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';

/** The last entry of the log. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** What is known of the last entry: `WrongMac` when the note about it was written without the vault's key. */
export type AnchorReading = { readonly head: Head } | 'Missing' | 'WrongMac';

const SHAPE = /^(\d{1,15}):([0-9a-f]{64}):([0-9a-f]{64})$/;

/**
 * Notes the last entry under the vault's key, in the transaction that appends it.
 *
 * Entry hashes need no key, so that anybody can verify them: the tail after the last signature could be cut or
 * forged by who has only the file's key. This note cannot.
 */
export function moveAnchor(db: WriteDb, digestKey: Uint8Array, head: Head): void {
  writeState(
    db,
    'audit-anchor',
    `${String(head.sequence)}:${head.hash}:${macOf(digestKey, head).toString('hex')}`,
  );
}

/** Reads and authenticates the note about the last entry. */
export function readAnchor(db: ReadDb, digestKey: Uint8Array): AnchorReading {
  const text = readState(db, 'audit-anchor');
  if (text === null) return 'Missing';
  const [, sequence = '', hash = '', mac = ''] = SHAPE.exec(text) ?? [];
  const head = { sequence: Number(sequence), hash };
  const given = Buffer.from(mac, 'hex');
  const expected = macOf(digestKey, head);
  return given.length === expected.length && timingSafeEqual(given, expected) ? { head } : 'WrongMac';
}

const macOf = (digestKey: Uint8Array, head: Head): Buffer =>
  createHmac('sha256', digestKey)
    .update(`carnet-audit-anchor/${String(head.sequence)}/${head.hash}`)
    .digest();
