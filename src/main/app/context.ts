import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { Access } from './access.ts';
import type { AppDeps } from './deps.ts';
import type { Seat } from './seat.ts';
import type { VaultRuntime } from './vault-runtime.ts';

/** What a handler adds to the audit entry of its call: ids, names of fields and counts, never personal values. */
export interface AuditNote {
  readonly objectKind?: string;
  readonly objectUid?: Uid;
  readonly fields?: readonly string[];
  readonly details?: Readonly<Record<string, string | number>>;
  /** Canonical text of the row after the change; only its keyed digest is kept. */
  readonly row?: string;
}

interface CommonContext {
  readonly access: Access;
  readonly clock: Clock;
  readonly deps: AppDeps;
  readonly seat: Seat;
  readonly vault: VaultRuntime;
  /** Completes the audit entry; a later call replaces the parts it names. */
  note(note: AuditNote): void;
  /** A fresh UUIDv7 from the injected clock and randomness. */
  newUid(): Uid;
}

/** Context of a `query`: it can only read. */
export interface QueryContext extends CommonContext {
  readonly db: ReadDb;
}

/** Context of a `command`: the whole handler runs inside one write transaction, rolled back when it refuses. */
export interface CommandContext extends CommonContext {
  readonly db: WriteDb;
}

/**
 * Context of a `process`: asynchronous, possibly without anybody signed in or with the vault closed.
 *
 * `access` throws when the procedure admits anonymous callers; use `seat` there.
 */
export interface ProcessContext extends CommonContext {
  /** The open base for reading; throws when the vault is closed. */
  db(): ReadDb;
  /** One write transaction holding the changes of `change` and the audit entry. */
  commit<Value>(change: (db: WriteDb) => Value): Value;
  /** Signs this seat out; the vault closes when nobody is left. */
  leaveSeat(): void;
  /** Whether anybody is signed in at any seat. */
  anySeatTaken(): boolean;
}
