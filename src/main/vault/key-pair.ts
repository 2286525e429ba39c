import { constants, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** An RSA pair that receives wrapped keys. */
export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/**
 * Makes key pairs; the default draws RSA-4096 off the main thread.
 *
 * A port because one pair costs 1–4 s: tests that create many vaults share pairs they made once.
 */
export type KeyPairSource = () => Promise<KeyPair>;

const generate = promisify(generateKeyPair);

/** Draws an RSA-4096 pair in the thread pool (1.1–4.2 s once, security.md §3). */
export const generateRsaPair: KeyPairSource = () =>
  generate('rsa', { modulusLength: 4096, publicExponent: 0x1_00_01 });

/** The public key as base64 of its SubjectPublicKeyInfo, the form the header keeps. */
export const publicKeyToBase64 = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).toString('base64');

/** Reads a public key of the header; null when it is not one. */
export function publicKeyFromBase64(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
}

/**
 * RSA-OAEP-SHA256 with SHA-256 also as its mask (RFC 8017 §7.1.1).
 *
 * `label` is authenticated, not secret: it keeps one wrapped key from standing for another.
 */
export function wrapKey(publicKey: KeyObject, secret: Uint8Array, label?: Uint8Array): Buffer {
  return publicEncrypt({ key: publicKey, ...oaep(label) }, secret);
}

/** Undoes `wrapKey`; null when the key, the label or one bit differs. The caller zeroes the result. */
export function unwrapKey(privateKey: KeyObject, wrapped: Uint8Array, label?: Uint8Array): Buffer | null {
  try {
    return privateDecrypt({ key: privateKey, ...oaep(label) }, wrapped);
  } catch {
    return null;
  }
}

const oaep = (label: Uint8Array | undefined): object => ({
  padding: constants.RSA_PKCS1_OAEP_PADDING,
  oaepHash: 'sha256',
  ...(label === undefined ? {} : { oaepLabel: label }),
});
