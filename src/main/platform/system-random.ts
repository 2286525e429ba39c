import { randomBytes } from 'node:crypto';

import type { RandomSource } from '#shared/kernel/random.ts';

/** The operating system's cryptographic generator. */
export const systemRandom: RandomSource = {
  bytes: (length) => randomBytes(length),
};
