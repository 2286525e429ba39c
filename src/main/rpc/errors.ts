import { ORPCError, ValidationError } from '@orpc/server';
import Database from 'better-sqlite3';
import type { Failure } from '#main/app/outcome.ts';
import type { Logger } from '#main/app/ports.ts';
import type { InputIssue } from '#shared/contract/base.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Nobody is signed in at this seat, or the vault was closed. */
export const notSignedIn = (): ORPCError<string, unknown> => new ORPCError('NOT_SIGNED_IN', { status: 401 });

/** The person's roles do not grant what the procedure asks for. */
export const forbidden = (permission: string): ORPCError<string, unknown> =>
  new ORPCError('FORBIDDEN', { status: 403, data: { permission } });

/** The one place where the tags of handlers become the contract's errors (design.md §4). */
export function failureToError(failure: Failure<string>): ORPCError<string, unknown> {
  switch (failure.kind) {
    case 'refused': {
      const { reason, details, field } = failure;
      return new ORPCError('REFUSED', {
        status: 422,
        data: { reason, details, ...(field === undefined ? {} : { field }) },
      });
    }
    case 'not-found':
      return new ORPCError('NOT_FOUND', { status: 404, data: { what: failure.what } });
    case 'conflict':
      return new ORPCError('CONFLICT', {
        status: 409,
        data: { what: failure.what, currentRevision: failure.currentRevision },
      });
    default:
      return unreachable(failure);
  }
}

/** Turns anything thrown below a procedure into an error that is safe to send. */
export function thrownToError(
  thrown: unknown,
  logger: Logger,
  correlationId: Uid,
): ORPCError<string, unknown> {
  if (thrown instanceof ORPCError) {
    if (thrown.cause instanceof ValidationError && thrown.code === 'BAD_REQUEST') {
      return new ORPCError('INVALID_INPUT', {
        status: 422,
        data: { issues: thrown.cause.issues.map(toInputIssue) },
      });
    }
    if (thrown.cause instanceof ValidationError) return internal(thrown, logger, correlationId);
    return thrown as ORPCError<string, unknown>;
  }
  if (isDiskFull(thrown)) {
    logger.error('storage.full', correlationId, thrown);
    return new ORPCError('STORAGE_FULL', { status: 507 });
  }
  return internal(thrown, logger, correlationId);
}

/** A full disk shows in the base, or where a file of the vault is written. */
function isDiskFull(thrown: unknown): boolean {
  if (thrown instanceof Database.SqliteError) return thrown.code === 'SQLITE_FULL';
  return thrown instanceof Error && (thrown as { readonly code?: unknown }).code === 'ENOSPC';
}

function internal(thrown: unknown, logger: Logger, correlationId: Uid): ORPCError<string, unknown> {
  logger.error('call.failed', correlationId, thrown);
  return new ORPCError('INTERNAL', { status: 500, data: { correlationId } });
}

interface RawIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: unknown;
  readonly params?: unknown;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
  /** What a limit was put on: a number, an array… */
  readonly origin?: unknown;
  readonly expected?: unknown;
}

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Only reason codes and limits leave the core: the refused value itself stays out of errors and logs. */
function toInputIssue(issue: RawIssue): InputIssue {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  const maximum = asNumber(issue.maximum);
  const minimum = asNumber(issue.minimum);
  const details: Record<string, string | number> = {
    ...(maximum === null ? {} : { maximum }),
    ...(minimum === null ? {} : { minimum }),
  };
  return { path, reason: reasonOf(issue), details };
}

function reasonOf(issue: RawIssue): string {
  const own = (issue.params as { readonly reason?: unknown } | undefined)?.reason;
  if (typeof own === 'string') return own;
  switch (issue.code) {
    case 'too_small':
      if (issue.message === 'Required') return 'Required';
      return issue.origin === 'array' ? 'TooFew' : 'TooSmall';
    case 'too_big':
      if (issue.message === 'TooLong') return 'TooLong';
      return issue.origin === 'array' ? 'TooMany' : 'TooBig';
    case 'invalid_type':
      if (issue.expected === 'int') return 'NotAWholeNumber';
      return issue.expected === 'number' ? 'NotANumber' : 'WrongType';
    case 'invalid_value':
      return 'NotAChoice';
    case 'unrecognized_keys':
      return 'UnknownField';
    default:
      return 'Invalid';
  }
}
