import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#shared/kernel/clock.ts';
import type { RandomSource } from '#shared/kernel/random.ts';

/** Tokens that are good for one use and a short time; only their digests are kept. */
export interface SingleUseTokens<Value> {
  /** A fresh token carrying `value`. */
  mint(value: Value): string;
  /** Looks at a token without using it up. */
  peek(token: string): Value | null;
  /** Uses a token up; null when it is unknown, used or too old. */
  redeem(token: string): Value | null;
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Single-use tokens of 256 bits that live for `lifetime` milliseconds. */
export function createSingleUseTokens<Value>(
  tools: { readonly clock: Clock; readonly random: RandomSource },
  lifetime: number,
): SingleUseTokens<Value> {
  let kept: readonly { readonly digest: Buffer; readonly value: Value; readonly until: number }[] = [];
  const find = (token: string) => {
    const now = tools.clock.monotonic();
    kept = kept.filter((one) => one.until >= now);
    const digest = digestOf(token);
    return kept.find((one) => timingSafeEqual(one.digest, digest));
  };
  return {
    mint: (value) => {
      const token = Buffer.from(tools.random.bytes(32)).toString('base64url');
      kept = [...kept, { digest: digestOf(token), value, until: tools.clock.monotonic() + lifetime }];
      return token;
    },
    peek: (token) => find(token)?.value ?? null,
    redeem: (token) => {
      const found = find(token);
      if (found === undefined) return null;
      kept = kept.filter((one) => one !== found);
      return found.value;
    },
  };
}
