import type { Access } from '#main/app/access.ts';
import type { AuditNote } from '#main/app/context.ts';
import type { AppDeps } from '#main/app/deps.ts';
import type { Seat } from '#main/app/seat.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { newUid } from '#main/vault/new-uid.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** What every kind of handler context has in common; one frame serves one call. */
export class CallFrame {
  readonly seat: Seat;
  readonly vault: VaultRuntime;
  readonly deps: AppDeps;
  readonly clock: Clock;
  /** What the handler noted for the audit entry so far. */
  collected: AuditNote = {};
  readonly #access: Access | null;

  constructor(
    call: { readonly seat: Seat; readonly access: Access | null },
    tools: { readonly deps: AppDeps; readonly vault: VaultRuntime },
  ) {
    this.seat = call.seat;
    this.#access = call.access;
    this.vault = tools.vault;
    this.deps = tools.deps;
    this.clock = tools.deps.clock;
  }

  /** Proof of who may do what; throws in a call that admits anybody. */
  get access(): Access {
    if (this.#access === null) throw new Error('An anonymous call has no access');
    return this.#access;
  }

  readonly note = (more: AuditNote): void => {
    this.collected = { ...this.collected, ...more, details: { ...this.collected.details, ...more.details } };
  };

  readonly newUid = (): Uid => newUid({ clock: this.deps.clock, random: this.deps.random });
}
