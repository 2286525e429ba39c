import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { z } from 'zod';

import { isInstant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Result } from '#shared/kernel/result.ts';
import { isUid } from '#shared/kernel/uid.ts';
import type { Uid } from '#shared/kernel/uid.ts';

import { canonicalJson, parseJson } from './canonical-json.ts';
import { isHeaderIntact } from './header-codec.ts';
import type { RecoverySlot, VaultHeader } from './header.ts';
import { generateRsaPair, publicKeyFromBase64, publicKeyToBase64, unwrapKey, wrapKey } from './key-pair.ts';
import { FinanceKey, KEY_LENGTH, RootKey } from './keys.ts';
import { generateGroups, normalizeOneTimeCode } from './one-time-code.ts';
import { newUid } from './new-uid.ts';
import type { VaultTools } from './user-slot.ts';
import { wipe } from './wipe.ts';

/** What the organisation keeps outside the workstation: the file on a key, the passphrase on paper. */
export interface RecoveryKit {
  readonly slot: RecoverySlot;
  /** Text of the kit file (`.json`); useless without the passphrase. */
  readonly kitFile: string;
  /** Printed groups, 140 bits; used exactly as printed, dashes included, by other tools. */
  readonly passphrase: string;
}

/** Why a kit does not open this vault. `KitOfAnotherVault` also covers a kit that a newer one replaced. */
export type KitProblem = 'KitUnreadable' | 'KitPassphraseWrong' | 'KitOfAnotherVault' | 'HeaderTampered';

const KIT_FORMAT = 'carnet-recovery-kit';
const PASSPHRASE_GROUPS = 7;
const LONGEST_KIT = 65_536;

const kitSchema = z.strictObject({
  format: z.literal(KIT_FORMAT),
  version: z.literal(1),
  kitId: z.string().refine(isUid),
  vaultId: z.string().refine(isUid),
  createdAt: z.string().refine(isInstant),
  privateKey: z
    .string()
    .regex(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n[\s\S]+\n-----END ENCRYPTED PRIVATE KEY-----\n$/),
  sha256: z.string().length(64),
});

/**
 * Makes the organisation's recovery slot and its kit; the private key leaves with the kit and is not kept.
 *
 * Break-glass with nothing of ours but openssl 3 (proved by the test beside this file), from the kit file
 * `kit.json` and the header `vault.json`:
 *
 *     jq -r .privateKey kit.json > kit.pem
 *     jq -r .recovery.wrappedKeys vault.json | openssl base64 -d -A > wrapped.bin
 *     openssl pkcs8 -in kit.pem -out open.pem            # asks for the passphrase, dashes included
 *     openssl pkeyutl -decrypt -inkey open.pem -in wrapped.bin -out keys.bin \
 *       -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256
 *
 * `keys.bin` is the root key (32 bytes) then the finance key (32 bytes). The database key of generation `<g>`:
 *
 *     openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:<root key> -kdfopt info:db/<g> HKDF
 */
export async function createRecovery(
  rootKey: RootKey,
  financeKey: FinanceKey,
  vaultId: Uid,
  tools: VaultTools,
): Promise<RecoveryKit> {
  const pair = await (tools.keyPairs ?? generateRsaPair)();
  const passphrase = generateGroups(tools.random, PASSPHRASE_GROUPS);
  const kitId = newUid(tools);
  const createdAt = tools.clock.now();
  const privateKey = pair.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();
  const kit = {
    format: KIT_FORMAT,
    version: 1,
    kitId,
    vaultId,
    createdAt,
    privateKey,
    sha256: digest(privateKey),
  };
  return {
    slot: {
      publicKey: publicKeyToBase64(pair.publicKey),
      wrappedKeys: wrapBoth(pair.publicKey, rootKey, financeKey),
      kitId,
      createdAt,
    },
    kitFile: `${canonicalJson(kit)}\n`,
    passphrase,
  };
}

/** Wraps new keys for the holder of the same kit, as rotation does. */
export function rewrapRecovery(slot: RecoverySlot, rootKey: RootKey, financeKey: FinanceKey): RecoverySlot {
  const publicKey = publicKeyFromBase64(slot.publicKey);
  if (publicKey === null) throw new Error('The recovery public key of an authenticated header is unreadable');
  return { ...slot, wrappedKeys: wrapBoth(publicKey, rootKey, financeKey) };
}

/**
 * Opens the vault with the kit file and its passphrase; the drill of set-up uses it too.
 *
 * The header is authenticated with the unwrapped root key: a changed header is refused here, and the openssl
 * way above still gives the keys.
 */
export function openWithKit(
  header: VaultHeader,
  kitFileText: string,
  passphrase: string,
): Result<{ readonly rootKey: RootKey; readonly financeKey: FinanceKey }, KitProblem> {
  const kit = kitFileText.length > LONGEST_KIT ? null : kitSchema.safeParse(parseJson(kitFileText));
  if (kit === null || !kit.success || digest(kit.data.privateKey) !== kit.data.sha256) {
    return err('KitUnreadable');
  }
  if (kit.data.vaultId !== header.vaultId || kit.data.kitId !== header.recovery.kitId) {
    return err('KitOfAnotherVault');
  }
  const privateKey = decryptPrivateKey(kit.data.privateKey, normalizeOneTimeCode(passphrase));
  if (privateKey === null) return err('KitPassphraseWrong');
  // Ids match but the key does not: the header's recovery slot was swapped.
  if (publicKeyToBase64(createPublicKey(privateKey)) !== header.recovery.publicKey)
    return err('HeaderTampered');
  const both = unwrapKey(privateKey, Buffer.from(header.recovery.wrappedKeys, 'base64'));
  if (both?.length !== 2 * KEY_LENGTH) return err('HeaderTampered');
  const rootKey = new RootKey(both.subarray(0, KEY_LENGTH));
  const financeKey = new FinanceKey(both.subarray(KEY_LENGTH));
  wipe(both);
  if (isHeaderIntact(header, rootKey)) return ok({ rootKey, financeKey });
  rootKey.wipe();
  financeKey.wipe();
  return err('HeaderTampered');
}

/** Null on any failure: the file's digest was right, so only the passphrase can be wrong. */
function decryptPrivateKey(pem: string, passphrase: string): KeyObject | null {
  try {
    return createPrivateKey({ key: pem, format: 'pem', passphrase });
  } catch {
    return null;
  }
}

function wrapBoth(publicKey: KeyObject, rootKey: RootKey, financeKey: FinanceKey): string {
  const both = Buffer.concat([rootKey.bytes(), financeKey.bytes()]);
  try {
    // No OAEP label, so that the plain openssl command above is enough.
    return wrapKey(publicKey, both).toString('base64');
  } finally {
    wipe(both);
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
