/** A value of a sort key. */
export type CursorValue = string | number;

/**
 * Turns the sort key of the last row of a page into an opaque text.
 *
 * `shape` names the order it belongs to: a cursor of another order is not understood.
 */
export const encodeCursor = (shape: string, values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify([shape, ...values])).toString('base64url');

/** Reads a cursor; null (the list starts again) when it is not one of this order. */
export function decodeCursor(
  cursor: string | undefined,
  shape: string,
  length: number,
): readonly CursorValue[] | null {
  if (cursor === undefined) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== length + 1 || parts[0] !== shape) return null;
  const values: unknown[] = parts.slice(1);
  return values.every((value) => typeof value === 'string' || Number.isSafeInteger(value))
    ? (values as CursorValue[])
    : null;
}
