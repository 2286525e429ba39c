import { v7 } from 'uuid';

import type { Clock } from '#shared/kernel/clock.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** A fresh UUIDv7 (RFC 9562 §5.7) from the injected clock and chance. */
export const newUid = (tools: { readonly clock: Clock; readonly random: RandomSource }): Uid =>
  v7({ msecs: Date.parse(tools.clock.now()), random: tools.random.bytes(16) }) as Uid;
