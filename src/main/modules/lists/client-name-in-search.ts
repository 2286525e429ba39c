import type { WriteDb } from '#main/db/handles.ts';
import { searchWords } from '#shared/domain/clients/search-fold.ts';
import { change, rowsOf } from './statements.ts';

/**
 * Lets services and documents be found by the new name of their client as well.
 *
 * Words are added and none is taken away: an issued document still bears the former name. Call it inside the
 * transaction that renames the client.
 */
export function addClientNameToSearch(db: WriteDb, clientId: number, name: string): void {
  const words = searchWords(name);
  for (const table of ['services', 'invoices'] as const) {
    const rows = rowsOf<{ readonly id: number; readonly text: string }>(
      db,
      `select id, search_text as text from ${table} where client_id = @clientId`,
      { clientId },
    );
    for (const { id, text } of rows) {
      const known = new Set(text.split(' '));
      const missing = words.filter((word) => !known.has(word));
      if (missing.length === 0) continue;
      change(db, `update ${table} set search_text = @text where id = @id`, {
        id,
        text: [text, ...missing].join(' '),
      });
    }
  }
}
