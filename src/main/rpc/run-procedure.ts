import type { Access } from '#main/app/access.ts';
import type { AuditNote, CommandContext, ProcessContext, QueryContext } from '#main/app/context.ts';
import type { ChangeFeed } from '#main/app/change-feed.ts';
import type { Failure, Outcome } from '#main/app/outcome.ts';
import type { Seat } from '#main/app/seat.ts';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import type { AuditRule, ProcedurePolicy } from '#shared/contract/policy.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { CallFrame } from './call-frame.ts';
import { failureToError } from './errors.ts';

/** What running procedures needs of the core. */
export interface RunTools {
  readonly deps: AppDeps;
  readonly vault: VaultRuntime;
  /** Hears of each commit. */
  readonly feed: ChangeFeed;
  leaveSeat(seat: Seat): void;
  anySeatTaken(): boolean;
}

/** One admitted call. */
export interface AdmittedCall {
  readonly seat: Seat;
  /** Noun of the contract. */
  readonly noun: string;
  readonly policy: ProcedurePolicy;
  /** Null for a procedure that admits anybody. */
  readonly access: Access | null;
  readonly input: unknown;
}

type AnyOutcome = Outcome<unknown, string>;

class QueryFrame extends CallFrame implements QueryContext {
  get db(): ReadDb {
    return this.vault.read();
  }
}

class CommandFrame extends CallFrame implements CommandContext {
  readonly db: WriteDb;

  constructor(call: AdmittedCall, tools: RunTools, db: WriteDb) {
    super(call, tools);
    this.db = db;
  }
}

class ProcessFrame extends CallFrame implements ProcessContext {
  /** Whether the audit entry of this call is in the log already. */
  written = false;
  readonly #call: AdmittedCall;
  readonly #tools: RunTools;

  constructor(call: AdmittedCall, tools: RunTools) {
    super(call, tools);
    this.#call = call;
    this.#tools = tools;
  }

  readonly db = (): ReadDb => this.vault.read();

  readonly commit = <Value>(change: (db: WriteDb) => Value): Value => {
    const value = this.vault.write((db) => {
      const changed = change(db);
      if (!this.written) writeEntry(db, this.#call, this.#call.policy.audit, this.collected, this.#tools);
      return changed;
    });
    this.written = true;
    tellChange(this.#call, this.collected, this.#tools);
    return value;
  };

  readonly leaveSeat = (): void => {
    this.#tools.leaveSeat(this.seat);
  };

  readonly anySeatTaken = (): boolean => this.#tools.anySeatTaken();
}

/** A handler whose types were checked where it was registered. */
export interface ErasedHandler {
  (context: QueryContext | CommandContext | ProcessContext, input: unknown): AnyOutcome | Promise<AnyOutcome>;
}

/** Carries a refusal out of a transaction so that everything in it is undone. */
class Rollback extends Error {
  readonly failure: Failure<string>;

  constructor(failure: Failure<string>) {
    super('rolled back');
    this.failure = failure;
  }
}

/**
 * Runs a handler by its declared kind and writes its audit entry in the same transaction as its change.
 *
 * Throws the contract's error when the handler refuses; nothing is kept of a refused command.
 */
export async function runProcedure(
  call: AdmittedCall,
  handler: ErasedHandler,
  tools: RunTools,
): Promise<unknown> {
  const { policy } = call;
  switch (policy.kind) {
    case 'query':
      return settle(runQuery(call, handler, tools));
    case 'command':
      return settle(runCommand(call, handler, tools));
    case 'process':
      return settle(await runProcess(call, handler, tools));
    default:
      return unreachable(policy.kind);
  }
}

function settle(outcome: AnyOutcome): unknown {
  if (outcome.ok) return outcome.value;
  throw failureToError(outcome.error);
}

function runQuery(call: AdmittedCall, handler: ErasedHandler, tools: RunTools): AnyOutcome {
  const context = new QueryFrame(call, tools);
  const outcome = synchronous(handler(context, call.input));
  if (outcome.ok && call.policy.audit.record) {
    tools.vault.write((db) => {
      writeEntry(db, call, call.policy.audit, context.collected, tools);
    });
  }
  return outcome;
}

function runCommand(call: AdmittedCall, handler: ErasedHandler, tools: RunTools): AnyOutcome {
  try {
    let note: AuditNote = {};
    const outcome = tools.vault.write((db) => {
      const context = new CommandFrame(call, tools, db);
      const answer = synchronous(handler(context, call.input));
      if (!answer.ok) throw new Rollback(answer.error);
      writeEntry(db, call, call.policy.audit, context.collected, tools);
      note = context.collected;
      return answer;
    });
    tellChange(call, note, tools);
    return outcome;
  } catch (thrown) {
    if (thrown instanceof Rollback) return { ok: false, error: thrown.failure };
    throw thrown;
  }
}

async function runProcess(call: AdmittedCall, handler: ErasedHandler, tools: RunTools): Promise<AnyOutcome> {
  const context = new ProcessFrame(call, tools);
  const outcome = await handler(context, call.input);
  // A process that changed nothing in the base (a download, a verification) still leaves its entry.
  if (outcome.ok && call.policy.audit.record && !context.written && tools.vault.isOpen())
    context.commit(() => undefined);
  return outcome;
}

function synchronous(outcome: AnyOutcome | Promise<AnyOutcome>): AnyOutcome {
  if (outcome instanceof Promise)
    throw new Error('A query or command must not be asynchronous: its transaction would be over');
  return outcome;
}

/** Nouns of which no window shows anything that another one could have changed. */
const SILENT_NOUNS: ReadonlySet<string> = new Set(['vault', 'drafts']);

/** After the commit: what is told is true. */
function tellChange(call: AdmittedCall, note: AuditNote, tools: RunTools): void {
  if (SILENT_NOUNS.has(call.noun)) return;
  tools.feed.tell({
    noun: call.noun,
    objectKind: note.objectKind ?? null,
    objectUid: note.objectUid ?? null,
    byUid: call.seat.signedIn?.userUid ?? null,
    isPrivate: call.policy.rowRule === 'own-account',
  });
}

function writeEntry(
  db: WriteDb,
  call: AdmittedCall,
  rule: AuditRule,
  note: AuditNote,
  tools: RunTools,
): void {
  if (!rule.record) return;
  appendEntry(db, tools.vault.auditor(), {
    class: rule.class,
    action: rule.action,
    outcome: 'done',
    actorUid: call.access?.actor.uid ?? call.seat.signedIn?.userUid ?? null,
    host: call.seat.host,
    objectKind: note.objectKind ?? null,
    objectUid: note.objectUid ?? null,
    fields: note.fields ?? [],
    details: note.details ?? {},
    row: note.row ?? null,
  });
}
