import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { WriteDb } from '#main/db/handles.ts';
import { devices } from '#main/db/schema/index.ts';
import { deviceKey, type RootKey } from '#main/vault/keys.ts';
import { seal, unseal } from '#main/vault/seal.ts';
import { wipe } from '#main/vault/wipe.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { readState, writeState } from '#main/modules/organisation/vault-state.ts';

/** The identity that signs checkpoints of the log on this device. */
export interface Device {
  readonly uid: Uid;
  readonly privateKey: KeyObject;
}

const context = (uid: Uid): Buffer => Buffer.from(`carnet-device/${uid}`);

/** The device of this data folder, made at first opening. Throws when its sealed key does not open. */
export function openDevice(
  db: WriteDb,
  rootKey: RootKey,
  tools: { readonly newUid: () => Uid; readonly now: Instant; readonly random: RandomSource },
): Device {
  const key = deviceKey(rootKey);
  try {
    const known = readState(db, 'device-uid') as Uid | null;
    const row = known === null ? undefined : db.select().from(devices).where(eq(devices.uid, known)).get();
    if (row?.privateKey !== undefined && row.privateKey !== null) {
      const sealed = Buffer.from(row.privateKey);
      const der = unseal(key, unpack(sealed), context(row.uid));
      if (der === null) throw new Error('The device key does not open');
      return { uid: row.uid, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
    }
    const uid = tools.newUid();
    const pair = generateKeyPairSync('ed25519');
    const der = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
    const box = seal(key, der, context(uid), tools.random);
    db.insert(devices)
      .values({
        uid,
        publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
        privateKey: Buffer.concat([box.iv, box.tag, box.ciphertext]),
        createdAt: tools.now,
      })
      .run();
    writeState(db, 'device-uid', uid);
    wipe(der);
    return { uid, privateKey: pair.privateKey };
  } finally {
    wipe(key);
  }
}

const unpack = (bytes: Buffer) => ({
  iv: bytes.subarray(0, 12),
  tag: bytes.subarray(12, 28),
  ciphertext: bytes.subarray(28),
});
