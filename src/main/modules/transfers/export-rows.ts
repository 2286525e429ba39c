import { sql } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { centsToDecimal } from '#shared/kernel/decimal.ts';
import { cents } from '#shared/kernel/money.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { ColumnKind, ExportTable } from './export-tables.ts';

/** A cell of the export before it takes the form of a file. */
export type ExportCell = { readonly kind: ColumnKind; readonly text: string };

/** Rows read at once: some milliseconds. */
const BATCH = 250;

/** The rows of a table in batches, by key, limited to the actor's clients where the grant says so. */
export function* exportBatches(
  db: ReadDb,
  access: Access,
  table: ExportTable,
): Generator<readonly (readonly ExportCell[])[]> {
  let after = 0;
  for (;;) {
    const rows = db.values(sql`${fill(table.query, access, after)} limit ${sql.raw(String(BATCH))}`);
    if (rows.length === 0) return;
    yield rows.map((row) =>
      table.columns.map(([, kind], index) => ({ kind, text: cellText(kind, row[index]) })),
    );
    after = Number(rows.at(-1)?.at(-1));
    if (rows.length < BATCH) return;
  }
}

/** Puts the values where the text of a query names them; a condition that holds for all costs a search per row. */
function fill(query: string, access: Access, after: number) {
  const parts = query.split(/(\S+ in :own|:after)/).map((part) => {
    if (part === ':after') return sql`${after}`;
    if (!part.endsWith(' in :own')) return sql.raw(part);
    if (access.reach === 'all') return sql`1`;
    return sql`${sql.raw(part.replace(':own', ''))} (select id from clients where owner_id = ${access.actor.id}
      union select client_id from client_assignments where user_id = ${access.actor.id})`;
  });
  return sql.join(parts);
}

function cellText(kind: ColumnKind, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'uid':
      return value instanceof Uint8Array ? bytesToUid(value) : '';
    case 'cents':
      return centsToDecimal(cents(Number(value)));
    case 'text':
      return typeof value === 'string' ? value : String(Number(value));
    default:
      return unreachable(kind);
  }
}
