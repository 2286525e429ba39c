import { z } from 'zod';

import { isInstant } from '#shared/kernel/instant.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { isUid } from '#shared/kernel/uid.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Value of `format` in every vault header. */
export const HEADER_FORMAT = 'carnet-vault';
/** The header version this program writes; a newer one is refused, never guessed. */
export const HEADER_VERSION = 1;

const instantSchema = z.custom<Instant>((value) => typeof value === 'string' && isInstant(value));
const uidSchema = z.custom<Uid>((value) => typeof value === 'string' && isUid(value));
const labelSchema = z.string().min(1).max(200);

/** Base64 whose bytes have exactly one text, so that an unused bit cannot be flipped unseen. */
const base64 = (shortest: number, longest: number): z.ZodType<string> =>
  z.string().refine((text) => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length >= shortest && bytes.length <= longest && bytes.toString('base64') === text;
  });

const wrappedKeySchema = base64(256, 1024);
const publicKeySchema = base64(200, 2048);

const slotSchema = z.strictObject({
  uid: uidSchema,
  label: labelSchema,
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    memoryKiB: z.int().positive(),
    iterations: z.int().positive(),
    parallelism: z.int().positive(),
    salt: base64(16, 16),
  }),
  publicKey: publicKeySchema,
  encryptedPrivateKey: z.strictObject({
    iv: base64(12, 12),
    ciphertext: base64(1, 8192),
    tag: base64(16, 16),
  }),
  wrappedRootKey: wrappedKeySchema,
  wrappedFinanceKey: wrappedKeySchema.nullable(),
  oneTime: z.strictObject({ expiresAt: instantSchema }).nullable(),
  disabled: z.boolean(),
});

/** Shape of the vault header, version 1. Costs are bounded where a derivation starts, not here. */
export const headerSchema = z.strictObject({
  format: z.literal(HEADER_FORMAT),
  version: z.literal(HEADER_VERSION),
  vaultId: uidSchema,
  generation: z.int().positive(),
  createdAt: instantSchema,
  deviceName: z.string().min(1).max(200).optional(),
  hideLabels: z.boolean(),
  recovery: z.strictObject({
    publicKey: publicKeySchema,
    wrappedKeys: wrappedKeySchema,
    kitId: uidSchema,
    createdAt: instantSchema,
  }),
  slots: z
    .array(slotSchema)
    .min(1)
    .max(500)
    .refine((slots) => new Set(slots.map((slot) => slot.uid)).size === slots.length),
  mac: base64(32, 32),
});

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> };

/**
 * What opens a vault: who may unlock it, with which derivation, and the wrapped keys.
 *
 * It is in clear on disk: labels are readable unless `hideLabels`, and sizes tell how many accounts exist.
 */
export type VaultHeader = DeepReadonly<z.infer<typeof headerSchema>>;
/** One person's way into the vault. */
export type UserSlot = VaultHeader['slots'][number];
/** The organisation's way into the vault, whose private half is on the recovery kit. */
export type RecoverySlot = VaultHeader['recovery'];
/** A header before it is authenticated. */
export type UnsignedHeader = Omit<VaultHeader, 'mac'>;
