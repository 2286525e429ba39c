/**
 * States an invariant that only a bug can break.
 *
 * The message must hold no personal data: it may end in a log. Throws `Error` when the condition is false.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (
    condition === false ||
    condition === null ||
    condition === undefined ||
    condition === 0 ||
    condition === ''
  ) {
    throw new Error(`Invariant broken: ${message}`);
  }
}
