/**
 * Closes a switch over a union: a new member breaks the build where it matters.
 *
 * Throws when reached at run time, which means data escaped its schema.
 */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${typeof value}`);
}
