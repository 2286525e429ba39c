import type { ReadDb } from '#main/db/handles.ts';
import { canonicalJson, type CanonicalValue } from '#main/vault/canonical-json.ts';
import { invariant } from '#shared/kernel/assert.ts';
import { rowOf } from './statements.ts';

/** Tables whose rows are bound whole; documents and payments have texts of their own (audit/row-text.ts). */
export type BoundTable = 'catalogue_items' | 'services' | 'interactions' | 'service_contracts';

/**
 * Canonical text of a stored row, for the digest in its audit entry (security.md §0.5); bytes become hexadecimal.
 *
 * Read back after the change, so that what triggers did is bound too.
 */
export function storedRow(db: ReadDb, table: BoundTable, id: number): string {
  const row = rowOf<Record<string, string | number | null | Buffer>>(
    db,
    `select * from ${table} where rowid = @id`,
    { id },
  );
  invariant(row !== null, 'a bound row exists');
  const fields: Record<string, CanonicalValue> = {};
  for (const [name, value] of Object.entries(row))
    fields[name] = Buffer.isBuffer(value) ? value.toString('hex') : value;
  return canonicalJson(fields);
}
