import { err, type Err, type Result } from '#shared/kernel/result.ts';

/** Safe values that complete the sentence of a refusal; never personal data. */
export type Details = Readonly<Record<string, string | number | string[]>>;

/** A rule said no; `reason` is one of the procedure's declared refusals. */
export interface Refused<Reason extends string> {
  readonly kind: 'refused';
  readonly reason: Reason;
  /** Path of the field in the input, e.g. `client.siren`. */
  readonly field?: string;
  readonly details: Details;
}

/** The row does not exist, or not for this person: the two are not told apart. */
export interface NotFound {
  readonly kind: 'not-found';
  /** Noun of the glossary, e.g. `client`. */
  readonly what: string;
}

/** Somebody changed the row meanwhile. */
export interface Conflict {
  readonly kind: 'conflict';
  readonly what: string;
  readonly currentRevision: number;
}

/** Every expected failure of a handler. */
export type Failure<Reason extends string> = Refused<Reason> | NotFound | Conflict;

/** What a handler answers. */
export type Outcome<Value, Reason extends string> = Result<Value, Failure<Reason>>;

/** A rule said no. */
export const refused = <const Reason extends string>(
  reason: Reason,
  more: { readonly field?: string; readonly details?: Details } = {},
): Err<Refused<Reason>> =>
  err({
    kind: 'refused',
    reason,
    details: more.details ?? {},
    ...(more.field === undefined ? {} : { field: more.field }),
  });

/** No such row for this person. */
export const notFound = (what: string): Err<NotFound> => err({ kind: 'not-found', what });

/** The row moved on since the caller read it. */
export const conflict = (what: string, currentRevision: number): Err<Conflict> =>
  err({ kind: 'conflict', what, currentRevision });
