import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf } from '#main/modules/lists/statements.ts';

/**
 * Whether a caller sees a client, a service, a document: what a beginner has still to learn.
 *
 * A grant that is missing counts as nothing done; the screen teaches only what the person may do.
 */
export function begunWork(
  db: ReadDb,
  grants: { readonly clients: Access; readonly services: Access | null; readonly invoices: Access | null },
): { readonly client: boolean; readonly service: boolean; readonly invoice: boolean } {
  const has = (table: 'clients' | 'services' | 'invoices', access: Access | null): boolean => {
    if (access === null) return false;
    const column = table === 'clients' ? 'clients.id' : `${table}.client_id`;
    return (
      rowOf(db, `select 1 from ${table} where ${ownClients(access, column)} limit 1`, actorOf(access)) !==
      null
    );
  };
  return {
    client: has('clients', grants.clients),
    service: has('services', grants.services),
    invoice: has('invoices', grants.invoices),
  };
}
