import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import type { Period } from './period-parts.ts';
import { clientSumsSource } from './sums-source.ts';

/** Answer of the figures by client. */
export type ClientFigures = InferSchemaInput<
  NonNullable<(typeof figuresContract)['byClient']['~orpc']['outputSchema']>
>;

const DEFAULT_LIMIT = 50;

interface Row {
  readonly uid: Buffer;
  readonly clientName: string;
  readonly invoicedNet: number;
  readonly invoicedGross: number;
  readonly received: number;
  readonly rest: number;
  readonly documents: number;
  readonly allClients: number;
  readonly allNet: number;
  readonly allGross: number;
  readonly allReceived: number;
}

/**
 * What each client brought in during a period, largest net first, the rest summed up; `rest` is what is open today.
 *
 * Clients are looked up after the limit (performance.md §5.1): joined before, every client of the base is read.
 */
export function figuresByClient(
  db: ReadDb,
  access: Access,
  period: Period,
  limit = DEFAULT_LIMIT,
): ClientFigures {
  const source = clientSumsSource(db, access, period);
  const rows = rowsOf<Row>(
    db,
    `with sums as materialized (
       select client_id, sum(net) as net, sum(gross) as gross, sum(received) as received, sum(documents) as documents
       from ${source.text} group by client_id having sum(documents) > 0 or sum(received) <> 0
     ), largest as materialized (
       select sums.*, count(*) over () as allClients, sum(net) over () as allNet, sum(gross) over () as allGross,
         sum(received) over () as allReceived
       from sums order by net desc, gross desc, client_id limit @limit
     )
     select clients.uid, clients.name as clientName, largest.net as invoicedNet, largest.gross as invoicedGross,
       largest.received, largest.documents, allClients, allNet, allGross, allReceived,
       coalesce((select sum(invoices.gross_cents - invoices.paid_cents) from invoices
         where invoices.client_id = largest.client_id and ${OPEN_INVOICE}), 0) as rest
     from largest cross join clients on clients.id = largest.client_id
     order by largest.net desc, largest.gross desc, largest.client_id`,
    { ...source.values, limit },
  );
  const shown = rows.map(
    ({ uid, allClients: _clients, allNet: _net, allGross: _gross, allReceived: _received, ...figures }) => ({
      ...figures,
      clientUid: bytesToUid(uid),
    }),
  );
  const [first] = rows;
  const sumOf = (name: 'invoicedNet' | 'invoicedGross' | 'received'): number =>
    shown.reduce((sum, client) => sum + client[name], 0);
  return {
    clients: shown,
    others: {
      clients: (first?.allClients ?? 0) - shown.length,
      invoicedNet: (first?.allNet ?? 0) - sumOf('invoicedNet'),
      invoicedGross: (first?.allGross ?? 0) - sumOf('invoicedGross'),
      received: (first?.allReceived ?? 0) - sumOf('received'),
    },
  };
}
