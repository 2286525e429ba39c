/** A value that has one canonical text. Numbers are safe integers only: their text is the same everywhere. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * JSON with sorted keys and no white space.
 *
 * Why: what is authenticated must be byte for byte the same on every machine and in the Python reader of the
 * break-glass page (`json.dumps(x, sort_keys=True, separators=(',', ':'), ensure_ascii=False)`).
 * Throws on a fractional number.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('Canonical JSON holds safe integers only');
    return String(value);
  }
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const fields = Object.entries(value)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${fields.join(',')}}`;
}

/** Reads JSON of unknown origin; undefined when it is not JSON. The caller parses the shape with its schema. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isList = (value: object): value is readonly CanonicalValue[] => Array.isArray(value);
