import type { ReadDb } from '#main/db/handles.ts';
import { remembered } from './remembered.ts';
import { rowOf, rowsOf, type SqlValues } from './statements.ts';

/** The rows a list is about. */
export interface Selection {
  /** Table expression; its main table has a column `id`. */
  readonly from: string;
  readonly conditions: readonly string[];
  readonly values: SqlValues;
}

/** One stretch of an order: rows that fit `condition`, sorted by `keys`, of which the last one is the id. */
export interface Stretch {
  readonly condition: string | null;
  readonly keys: readonly string[];
  /** What stands before the table expression where another table's index gives the order, e.g. `sums cross join`. */
  readonly join?: string;
}

/** What of a list is wanted. */
export interface PageRequest {
  /** Names the order inside the cursor: a cursor of another order starts the list again. */
  readonly order: string;
  /** In ascending order; descending lists walk them backwards. Several where a key may be null. */
  readonly stretches: readonly Stretch[];
  readonly descending: boolean;
  readonly cursor: string | undefined;
  readonly limit: number | undefined;
}

/** Ids of one page and where the next one starts. */
export interface IdPage {
  readonly ids: readonly number[];
  readonly next: string | null;
}

/** Rows are counted up to here; beyond, a list says "more than 10,000". */
export const COUNTED_ROWS = 10_001;

const DEFAULT_LIMIT = 50;

type KeyValue = string | number;

interface Position {
  readonly stretch: number;
  readonly keys: readonly KeyValue[];
}

/** SQL condition that all of them hold. */
export const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '1' : conditions.join(' and ');

/** How many rows are selected, up to `most`. */
export const countRows = (
  db: ReadDb,
  { from, conditions, values }: Selection,
  most = COUNTED_ROWS,
): number => {
  const text = `select count(*) as found from (select 1 from ${from} where ${allOf(conditions)} limit ${String(most)})`;
  return remembered(
    db,
    `${text} ${JSON.stringify(values)}`,
    () => rowOf<{ readonly found: number }>(db, text, values)?.found ?? 0,
  );
};

/** SQL text of one page of a stretch; values `@key0`… and `@limit`. */
export function pageText(
  selection: Selection,
  stretch: Stretch,
  descending: boolean,
  continued: boolean,
): string {
  const columns = stretch.keys.join(', ');
  const places = stretch.keys.map((_, index) => `@key${String(index)}`).join(', ');
  const conditions = [
    ...selection.conditions,
    ...(stretch.condition === null ? [] : [stretch.condition]),
    ...(continued ? [`(${columns}) ${descending ? '<' : '>'} (${places})`] : []),
  ];
  const order = stretch.keys.map((key) => `${key} ${descending ? 'desc' : 'asc'}`).join(', ');
  const from = stretch.join === undefined ? selection.from : `${stretch.join} ${selection.from}`;
  return `select json_array(${columns}) as keys from ${from} where ${allOf(conditions)} order by ${order} limit @limit`;
}

/** The ids of one page, by row values so that a deep page costs what the first one does (performance.md §5.4). */
export function pageOfIds(db: ReadDb, selection: Selection, request: PageRequest): IdPage {
  const limit = request.limit ?? DEFAULT_LIMIT;
  const direction = request.descending ? '-' : '+';
  const shape = `${request.order}${direction}`;
  const walk = request.descending ? request.stretches.toReversed() : request.stretches;
  const start = readCursor(request.cursor, shape, walk);
  const found: Position[] = [];
  for (const [index, stretch] of walk.entries()) {
    if (index < (start?.stretch ?? 0) || found.length > limit) continue;
    const after = start?.stretch === index ? start.keys : null;
    const text = pageText(selection, stretch, request.descending, after !== null);
    const keyValues = Object.fromEntries((after ?? []).map((value, key) => [`key${String(key)}`, value]));
    const rows = rowsOf<{ readonly keys: string }>(db, text, {
      ...selection.values,
      ...keyValues,
      limit: limit + 1 - found.length,
    });
    for (const row of rows) found.push({ stretch: index, keys: JSON.parse(row.keys) as KeyValue[] });
  }
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    ids: shown.map(({ keys }) => Number(keys.at(-1))),
    next: found.length > limit && last !== undefined ? writeCursor(shape, last) : null,
  };
}

const writeCursor = (shape: string, { stretch, keys }: Position): string =>
  Buffer.from(JSON.stringify([shape, stretch, ...keys])).toString('base64url');

/** A cursor is handed back by callers, hence read with suspicion; null starts the list again. */
function readCursor(
  cursor: string | undefined,
  shape: string,
  stretches: readonly Stretch[],
): Position | null {
  if (cursor === undefined) return null;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts[0] !== shape) return null;
  const [, stretch, ...keys] = parts as readonly unknown[];
  if (typeof stretch !== 'number' || stretches[stretch]?.keys.length !== keys.length) return null;
  const usable = keys.every((key) => typeof key === 'string' || Number.isSafeInteger(key));
  return usable ? { stretch, keys: keys as KeyValue[] } : null;
}
