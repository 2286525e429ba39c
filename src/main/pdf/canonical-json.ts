/**
 * JSON with the keys of every object sorted: the same value gives the same text whatever order it was built in.
 *
 * A document read back from storage must hash as the one that was issued.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
