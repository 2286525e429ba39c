import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { invariant } from '#shared/kernel/assert.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { canonicalJson } from './canonical-json.ts';
import type { UserSlot } from './header.ts';
import { deriveKeyEncryptionKey, SALT_LENGTH } from './key-derivation.ts';
import type { KeyDerivation, KeyDerivationCost } from './key-derivation.ts';
import { generateRsaPair, publicKeyFromBase64, publicKeyToBase64, unwrapKey, wrapKey } from './key-pair.ts';
import type { KeyPairSource } from './key-pair.ts';
import { FinanceKey, KEY_LENGTH, RootKey } from './keys.ts';
import { normalizeOneTimeCode } from './one-time-code.ts';
import { seal, unseal } from './seal.ts';
import { wipe } from './wipe.ts';

/** What writing to a header needs from the world. `cost` is the calibrated one, `FLOOR_COST` in tests. */
export interface VaultTools {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly cost: KeyDerivationCost;
  readonly keyPairs?: KeyPairSource | undefined;
}

/** What a new slot holds. */
export interface SlotContent {
  readonly vaultId: Uid;
  readonly uid: Uid;
  readonly label: string;
  /** UTF-8 of a chosen password or of a one-time code; the caller zeroes it. */
  readonly secret: Uint8Array;
  /** Set when `secret` is a one-time code. */
  readonly oneTimeExpiresAt: Instant | null;
  readonly rootKey: RootKey;
  readonly financeKey: FinanceKey | null;
}

/** The keys a slot gives. */
export interface OpenedKeys {
  readonly rootKey: RootKey;
  readonly financeKey: FinanceKey | null;
}

/** Makes a slot with a key pair of its own. */
export async function createSlot(
  content: SlotContent,
  tools: VaultTools,
): Promise<Result<UserSlot, 'CostOutOfBounds'>> {
  const { vaultId, uid, label, rootKey, financeKey, oneTimeExpiresAt } = content;
  const pair = await (tools.keyPairs ?? generateRsaPair)();
  const oneTime = oneTimeExpiresAt === null ? null : { expiresAt: oneTimeExpiresAt };
  const sealed = await sealPrivateKey(
    vaultId,
    uid,
    pair.privateKey,
    { secret: content.secret, oneTime },
    tools,
  );
  if (!sealed.ok) return sealed;
  return ok({
    uid,
    label,
    ...sealed.value,
    publicKey: publicKeyToBase64(pair.publicKey),
    wrappedRootKey: wrapFor(pair.publicKey, vaultId, uid, rootKey),
    wrappedFinanceKey: financeKey === null ? null : wrapFor(pair.publicKey, vaultId, uid, financeKey),
    oneTime,
    disabled: false,
  });
}

/** The fields of a slot that depend on the password, for a key pair that stays. */
export async function sealPrivateKey(
  vaultId: Uid,
  uid: Uid,
  privateKey: KeyObject,
  entry: { readonly secret: Uint8Array; readonly oneTime: UserSlot['oneTime'] },
  tools: Pick<VaultTools, 'random' | 'cost'>,
): Promise<Result<Pick<UserSlot, 'kdf' | 'encryptedPrivateKey'>, 'CostOutOfBounds'>> {
  const kdf: KeyDerivation = {
    algorithm: 'argon2id',
    ...tools.cost,
    salt: Buffer.from(tools.random.bytes(SALT_LENGTH)).toString('base64'),
  };
  const key = await keyEncryptionKey({ kdf, oneTime: entry.oneTime }, entry.secret);
  if (!key.ok) return key;
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  try {
    const box = seal(key.value, plain, privateKeyContext(vaultId, uid, kdf), tools.random);
    return ok({
      kdf,
      encryptedPrivateKey: {
        iv: box.iv.toString('base64'),
        ciphertext: box.ciphertext.toString('base64'),
        tag: box.tag.toString('base64'),
      },
    });
  } finally {
    wipe(key.value, plain);
  }
}

/** Runs the slot's derivation; a one-time code is normalised first, a password is taken as typed. */
export async function keyEncryptionKey(
  slot: Pick<UserSlot, 'kdf' | 'oneTime'>,
  secret: Uint8Array,
): Promise<Result<Buffer, 'CostOutOfBounds'>> {
  if (slot.oneTime === null) return deriveKeyEncryptionKey(secret, slot.kdf);
  const code = Buffer.from(normalizeOneTimeCode(Buffer.from(secret).toString('utf8')), 'utf8');
  try {
    return await deriveKeyEncryptionKey(code, slot.kdf);
  } finally {
    wipe(code);
  }
}

/** Decrypts the slot's private key; a wrong key and a changed slot look the same here. */
export function openPrivateKey(
  vaultId: Uid,
  slot: UserSlot,
  key: Uint8Array,
): Result<KeyObject, 'WrongPassword'> {
  const plain = unseal(
    key,
    {
      iv: Buffer.from(slot.encryptedPrivateKey.iv, 'base64'),
      ciphertext: Buffer.from(slot.encryptedPrivateKey.ciphertext, 'base64'),
      tag: Buffer.from(slot.encryptedPrivateKey.tag, 'base64'),
    },
    privateKeyContext(vaultId, slot.uid, slot.kdf),
  );
  if (plain === null) return err('WrongPassword');
  try {
    return ok(createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' }));
  } finally {
    wipe(plain);
  }
}

/** Unwraps the keys of a slot; a failure after the password was right means that the file was changed. */
export function openSlotKeys(
  vaultId: Uid,
  slot: UserSlot,
  privateKey: KeyObject,
): Result<OpenedKeys, 'HeaderTampered'> {
  const open = (wrapped: string, purpose: KeyPurpose): Buffer | null => {
    const label = wrapContext(vaultId, slot.uid, purpose);
    const bytes = unwrapKey(privateKey, Buffer.from(wrapped, 'base64'), label);
    return bytes?.length === KEY_LENGTH ? bytes : null;
  };
  const root = open(slot.wrappedRootKey, 'root-key');
  const finance = slot.wrappedFinanceKey === null ? null : open(slot.wrappedFinanceKey, 'finance-key');
  try {
    if (root === null || (slot.wrappedFinanceKey !== null && finance === null)) return err('HeaderTampered');
    return ok({
      rootKey: new RootKey(root),
      financeKey: finance === null ? null : new FinanceKey(finance),
    });
  } finally {
    wipe(root, finance);
  }
}

/** Wraps a key for the owner of a slot of an authenticated header. */
export function wrapForSlot(vaultId: Uid, slot: UserSlot, key: RootKey | FinanceKey): string {
  const publicKey = publicKeyFromBase64(slot.publicKey);
  invariant(publicKey !== null, 'an authenticated slot has a public key');
  return wrapFor(publicKey, vaultId, slot.uid, key);
}

type KeyPurpose = RootKey['kind'] | FinanceKey['kind'];

const wrapFor = (publicKey: KeyObject, vaultId: Uid, uid: Uid, key: RootKey | FinanceKey): string =>
  wrapKey(publicKey, key.bytes(), wrapContext(vaultId, uid, key.kind)).toString('base64');

const wrapContext = (vaultId: Uid, uid: Uid, purpose: KeyPurpose): Buffer =>
  Buffer.from(canonicalJson({ vaultId, uid, purpose }), 'utf8');

const privateKeyContext = (vaultId: Uid, uid: Uid, kdf: KeyDerivation): Buffer =>
  Buffer.from(canonicalJson({ vaultId, uid, kdf: { ...kdf }, purpose: 'private-key' }), 'utf8');
