import type { Clock } from '#shared/kernel/clock.ts';
import type { VaultRuntime } from './vault-runtime.ts';

/** Something that the core does by itself while a vault is open; it gives way to other calls while it runs. */
export interface Chore {
  readonly name: string;
  /** Monotonic milliseconds after the vault was opened before it is thought of: the first minutes are the person's. */
  readonly after: number;
  /** Monotonic milliseconds before it is tried again, whether it went well or not; an hour unless given. */
  readonly pause?: number;
  /** Whether there is something to do; asked every few seconds, so it must cost next to nothing. */
  isDue(): boolean;
  run(): Promise<void>;
}

/** The chores of a core, done one after the other. */
export interface Chores {
  /** Does what is due now; the core calls this every few seconds. Never rejects. */
  tick(): Promise<void>;
  /** Looks at everything again at once, as after a sleep during which the monotonic clock stood still. Never rejects. */
  wake(): Promise<void>;
}

const USUAL_PAUSE = 3_600_000;

/** Watches over chores; `failed` is told what one threw, which is a bug. */
export function createChores(
  tools: {
    readonly vault: VaultRuntime;
    readonly clock: Pick<Clock, 'monotonic'>;
    failed(name: string, problem: unknown): void;
  },
  chores: readonly Chore[],
): Chores {
  const { vault, clock } = tools;
  const notBefore = new Map<string, number>();
  // Each opening makes its own auditor: another one means that the vault was closed and opened since the last look.
  let opening: { readonly auditor: unknown; readonly at: number } | null = null;
  let running: Promise<void> | null = null;

  async function doDue(): Promise<void> {
    if (!vault.isOpen()) return;
    const auditor = vault.auditor();
    if (opening?.auditor !== auditor) opening = { auditor, at: clock.monotonic() };
    const openedAt = opening.at;
    for (const chore of chores) {
      const now = clock.monotonic();
      if (!vault.isOpen() || now - openedAt < chore.after) continue;
      if (now < (notBefore.get(chore.name) ?? 0) || !chore.isDue()) continue;
      notBefore.set(chore.name, now + (chore.pause ?? USUAL_PAUSE));
      try {
        await chore.run();
      } catch (problem) {
        tools.failed(chore.name, problem);
      }
    }
  }

  const tick = async (): Promise<void> =>
    (running ??= doDue().finally(() => {
      running = null;
    }));
  return {
    tick,
    wake: async () => {
      notBefore.clear();
      return tick();
    },
  };
}
