import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { ReadDb } from '#main/db/handles.ts';
import { devices } from '#main/db/schema/index.ts';
import { deviceKey, type RootKey } from '#main/vault/keys.ts';
import { NONCE_LENGTH, TAG_LENGTH, unseal } from '#main/vault/seal.ts';
import { wipe } from '#main/vault/wipe.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/**
 * Public keys of the devices whose signatures count.
 *
 * A public key is believed only when it belongs to the private key sealed beside it under the vault's root key:
 * who can write rows could otherwise put an own key there and sign a forged log with it.
 */
export function trustedDeviceKeys(db: ReadDb, rootKey: RootKey): ReadonlyMap<Uid, KeyObject> {
  const key = deviceKey(rootKey);
  try {
    return new Map(
      db
        .select()
        .from(devices)
        .all()
        .flatMap((device) => {
          const trusted = publicKeyOf(device.uid, device.privateKey, key);
          const written = trusted?.export({ type: 'spki', format: 'der' }).toString('base64');
          return trusted !== null && written === device.publicKey ? [[device.uid, trusted] as const] : [];
        }),
    );
  } finally {
    wipe(key);
  }
}

/** The public half of a sealed private key (`nonce | tag | ciphertext`); null when the seal is not the vault's. */
function publicKeyOf(uid: Uid, sealed: Uint8Array | null, key: Uint8Array): KeyObject | null {
  if (sealed === null || sealed.length <= NONCE_LENGTH + TAG_LENGTH) return null;
  const bytes = Buffer.from(sealed);
  const box = {
    iv: bytes.subarray(0, NONCE_LENGTH),
    tag: bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH),
    ciphertext: bytes.subarray(NONCE_LENGTH + TAG_LENGTH),
  };
  const der = unseal(key, box, Buffer.from(`carnet-device/${uid}`));
  if (der === null) return null;
  try {
    return createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  } finally {
    wipe(der);
  }
}
