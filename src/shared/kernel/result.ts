/** A success carrying its value. */
export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** An expected failure carrying its tagged reason. */
export interface Err<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

/**
 * What a rule or service returns when failing is part of its work.
 *
 * Exceptions are kept for bugs and broken invariants (style rule 9).
 */
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

/** Wraps a value as a success. */
export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });

/** Wraps a reason as an expected failure. */
export const err = <Failure>(error: Failure): Err<Failure> => ({ ok: false, error });
