import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { OPEN_INVOICE } from '#main/modules/invoices/invoice-state.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { comparedPeriod, type Comparison, type Period } from './period-parts.ts';
import { sumsSource } from './sums-source.ts';

/** Answer of the overview. */
export type Overview = InferSchemaInput<
  NonNullable<(typeof figuresContract)['overview']['~orpc']['outputSchema']>
>;

interface Sums {
  readonly invoicedNet: number;
  readonly invoicedGross: number;
  readonly received: number;
}

function sumsOf(db: ReadDb, access: Access, period: Period): Sums {
  const source = sumsSource(access, period);
  const sums = rowOf<Sums>(
    db,
    `select coalesce(sum(net), 0) as invoicedNet, coalesce(sum(gross), 0) as invoicedGross,
       coalesce(sum(received), 0) as received
     from ${source.text}`,
    source.values,
  );
  invariant(sums !== null, 'a sum has a row');
  return sums;
}

/** What was invoiced and received in a period, in the one it is compared with, and what is open today whatever the period. */
export function figuresOverview(
  db: ReadDb,
  access: Access,
  { comparison, ...period }: Period & { readonly comparison?: Comparison | undefined },
  today: LocalDate,
): Overview {
  const before = comparedPeriod(period, comparison, today);
  const open = rowOf<{ readonly outstanding: number; readonly overdue: number }>(
    db,
    `select coalesce(sum(invoices.gross_cents - invoices.paid_cents), 0) as outstanding,
       coalesce(sum(case when invoices.due_date < @today then invoices.gross_cents - invoices.paid_cents end), 0)
         as overdue
     from invoices where ${OPEN_INVOICE} and ${ownClients(access, 'invoices.client_id')}`,
    { ...actorOf(access), today },
  );
  const uninvoiced = rowOf<{ readonly net: number }>(
    db,
    `select coalesce(sum(net_cents), 0) as net from services indexed by ${
      access.reach === 'all' ? 'services_to_invoice' : 'services_to_invoice_by_client'
    } where services.status = 'done' and services.invoice_id is null
       and ${ownClients(access, 'services.client_id')}`,
    actorOf(access),
  );
  return {
    ...sumsOf(db, access, period),
    outstanding: open?.outstanding ?? 0,
    overdue: open?.overdue ?? 0,
    before: { ...before, ...sumsOf(db, access, before) },
    uninvoicedNet: uninvoiced?.net ?? 0,
  };
}
