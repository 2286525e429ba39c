import { randomInt } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  drivenClock,
  reason,
  SAMPLE_PASSWORD,
  sampleTools,
  sampleVault,
  secret,
  temporaryFolder,
  value,
} from '#tests/vault/sample-vault.ts';

import { decodeHeader, encodeHeader } from './header-codec.ts';
import type { UserSlot, VaultHeader } from './header.ts';
import { openSlotWithKey } from './open-header.ts';
import { keyEncryptionKey } from './user-slot.ts';
import type { CreatedVault } from './vault-header-file.ts';

const FLIPS = 3000;
const clock = drivenClock();

let remove: () => Promise<void>;
let vault: CreatedVault;
let slot: UserSlot;
/** Derived once: a flip in the derivation's parameters is covered by the context it is bound to. */
let key: Buffer;

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  vault = await sampleVault(temporary.folder, sampleTools(clock));
  slot = vault.header.slots[0]!;
  key = value(await keyEncryptionKey(slot, secret(SAMPLE_PASSWORD)));
});
afterAll(async () => remove());

/** One bit of the bytes behind a base64 text, flipped. */
function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const at = randomInt(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at);
  return bytes.toString('base64');
}

const FIELDS: readonly ((slot: UserSlot) => UserSlot)[] = [
  (whole) => ({ ...whole, publicKey: flipped(whole.publicKey) }),
  (whole) => ({ ...whole, wrappedRootKey: flipped(whole.wrappedRootKey) }),
  (whole) => ({ ...whole, wrappedFinanceKey: flipped(whole.wrappedFinanceKey ?? '') }),
  (whole) => ({ ...whole, kdf: { ...whole.kdf, salt: flipped(whole.kdf.salt) } }),
  (whole) => withBox(whole, 'iv'),
  (whole) => withBox(whole, 'ciphertext'),
  (whole) => withBox(whole, 'tag'),
];

const withBox = (whole: UserSlot, field: 'iv' | 'ciphertext' | 'tag'): UserSlot => ({
  ...whole,
  encryptedPrivateKey: {
    ...whole.encryptedPrivateKey,
    [field]: flipped(whole.encryptedPrivateKey[field]),
  },
});

describe('a slot', () => {
  it('opens unchanged with the derived key', () => {
    expect(openSlotWithKey(vault.header, slot, key, clock).ok).toBe(true);
  });

  it(`refuses ${String(FLIPS)} random bit flips`, () => {
    const seen = new Set<string>();
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const changed = FIELDS[flip % FIELDS.length]!(slot);
      const header: VaultHeader = { ...vault.header, slots: [changed] };
      seen.add(reason(openSlotWithKey(header, changed, key, clock)));
    }
    expect([...seen].toSorted()).toEqual(['HeaderTampered', 'WrongPassword']);
  });

  it(`refuses ${String(FLIPS)} random bit flips of the file's text`, () => {
    const text = Buffer.from(encodeHeader(vault.header));
    let opened = 0;
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const bytes = Buffer.from(text);
      const at = randomInt(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at);
      const header = decodeHeader(bytes.toString('utf8'));
      // What still reads as a header is refused by its signature (or no longer holds the account).
      const known = header.ok ? header.value.slots.find(({ uid }) => uid === slot.uid) : undefined;
      if (header.ok && known !== undefined && openSlotWithKey(header.value, known, key, clock).ok)
        opened += 1;
    }
    expect(opened).toBe(0);
  });

  it('is bound to its vault and its account', () => {
    const other = { ...vault.header, vaultId: slot.uid };
    expect(reason(openSlotWithKey(other, slot, key, clock))).toBe('WrongPassword');
    const moved = { ...slot, uid: vault.header.vaultId };
    expect(reason(openSlotWithKey(vault.header, moved, key, clock))).toBe('WrongPassword');
  });
});
