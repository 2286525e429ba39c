/**
 * A secret that cannot be printed by accident.
 *
 * `toString`, `toJSON` and string concatenation give `[redacted]`; only `reveal` hands the value over.
 */
export class Redacted<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  /** The secret itself; keep it in the narrowest scope. */
  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }
}
