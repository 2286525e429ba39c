import { createCipheriv, createDecipheriv } from 'node:crypto';

import type { RandomSource } from '#shared/kernel/random.ts';

/** Length in bytes of an AES-GCM nonce (NIST SP 800-38D §5.2.1.1). */
export const NONCE_LENGTH = 12;
/** Length in bytes of an AES-GCM tag; shorter ones are refused when opening. */
export const TAG_LENGTH = 16;

/** An AES-256-GCM box. */
export interface SealedBox {
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

/** Encrypts under a key with a random nonce; the key seals few boxes, so random nonces cannot collide. */
export function seal(
  key: Uint8Array,
  plain: Uint8Array,
  context: Uint8Array,
  random: RandomSource,
): SealedBox {
  return sealWithNonce(key, random.bytes(NONCE_LENGTH), plain, context);
}

/** Encrypts with a nonce the caller promises never to repeat under this key. */
export function sealWithNonce(
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  context: Uint8Array,
): SealedBox {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(context);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { iv: Buffer.from(nonce), ciphertext, tag: cipher.getAuthTag() };
}

/** Decrypts and verifies; null when the key, the context or one bit differs. The caller zeroes the result. */
export function unseal(key: Uint8Array, box: SealedBox, context: Uint8Array): Buffer | null {
  if (box.iv.length !== NONCE_LENGTH || box.tag.length !== TAG_LENGTH) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, box.iv, { authTagLength: TAG_LENGTH });
  decipher.setAAD(context);
  decipher.setAuthTag(box.tag);
  const plain = decipher.update(box.ciphertext);
  try {
    decipher.final();
    return plain;
  } catch {
    // Unverified plain text must not outlive the refusal.
    plain.fill(0);
    return null;
  }
}
