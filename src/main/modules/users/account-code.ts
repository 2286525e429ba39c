import type { AppDeps } from '#main/app/deps.ts';
import { generateOneTimeCode } from '#main/vault/one-time-code.ts';
import type { VaultTools } from '#main/vault/user-slot.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const DAY_IN_MILLISECONDS = 86_400_000;

/** Days until a one-time code that nobody used stops working. */
export const CODE_LIFE_IN_DAYS = 7;

/** A code to hand over once; it is kept nowhere. */
export interface AccountCode {
  readonly code: string;
  readonly expiresAt: Instant;
}

/** Draws a one-time code of 100 bits (design.md §5 asks for 80). */
export function newAccountCode(deps: Pick<AppDeps, 'random'>, clock: Pick<Clock, 'now'>): AccountCode {
  const expires = Date.parse(clock.now()) + CODE_LIFE_IN_DAYS * DAY_IN_MILLISECONDS;
  return { code: generateOneTimeCode(deps.random), expiresAt: new Date(expires).toISOString() as Instant };
}

/** What writing a slot needs, from the injected dependencies. */
export const vaultTools = async (deps: AppDeps): Promise<VaultTools> => ({
  clock: deps.clock,
  random: deps.random,
  cost: await deps.keyDerivationCost(),
});
