/** Zeroes buffers that held a secret; nulls are skipped so that it fits in `finally`. */
export function wipe(...buffers: readonly (Uint8Array | null | undefined)[]): void {
  for (const buffer of buffers) buffer?.fill(0);
}

/**
 * Lends a typed password to `use` as bytes and zeroes them afterwards, whatever happens.
 *
 * Limit: the JavaScript string it came from cannot be wiped; it lives until collected (docs/security.md).
 */
export async function withSecretText<Value>(
  text: string,
  use: (secret: Buffer) => Promise<Value>,
): Promise<Value> {
  const secret = Buffer.from(text, 'utf8');
  try {
    return await use(secret);
  } finally {
    wipe(secret);
  }
}
