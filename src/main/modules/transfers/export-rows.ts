import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { connectionOf } from '#main/modules/lists/statements.ts';
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
  const query = table.query
    .replaceAll(/(\S+) in :own/g, (_, column: string) => ownClients(access, column))
    .replaceAll(':after', '@after');
  // Raw rows: several columns of a query are called `uid`.
  const statement = connectionOf(db)
    .prepare(`${query} limit ${String(BATCH)}`)
    .raw();
  let after = 0;
  for (;;) {
    const rows = statement.all({ ...actorOf(access), after }) as readonly (readonly unknown[])[];
    if (rows.length === 0) return;
    yield rows.map((row) =>
      table.columns.map(([, kind], index) => ({ kind, text: cellText(kind, row[index]) })),
    );
    after = Number(rows.at(-1)?.at(-1));
    if (rows.length < BATCH) return;
  }
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
