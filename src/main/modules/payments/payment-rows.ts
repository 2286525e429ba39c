import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import {
  allOf,
  COUNTED_ROWS,
  countRows,
  pageOfIds,
  type Selection,
} from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf, type SqlValue } from '#main/modules/lists/statements.ts';
import { documentMatch } from '#main/modules/lists/document-match.ts';
import { searchWords } from '#shared/domain/clients/search-fold.ts';
import type { paymentsContract } from '#shared/contract/payments.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type ListProcedure = (typeof paymentsContract)['list']['~orpc'];

/** What a list of payments is asked. */
export type PaymentListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;

/** A page of payments; the sum leaves out what was reversed. */
export type PaymentPage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;

type ListedPayment = PaymentPage['rows'][number];

/** As many words of a reference as are compared. */
const MOST_WORDS = 8;

/**
 * Condition that the payer's reference has every word, blind to accents and case; puts the words into `values`.
 *
 * References are short, and most are plain letters and digits, which SQLite lowers by itself; the others are folded.
 */
function referenceHas(words: readonly string[], values: Record<string, SqlValue>): string {
  const text = `case when payments.reference glob '*[^ -~]*' then folded(payments.reference)
    else lower(payments.reference) end`;
  return words
    .slice(0, MOST_WORDS)
    .map((word, index) => {
      values[`word${String(index)}`] = word;
      return `instr(${text}, @word${String(index)}) > 0`;
    })
    .join(' and ');
}

/** The rows a query selects; null when the typed text can match nothing. */
export function paymentSelection(access: Access, query: PaymentListQuery): Selection | null {
  const match = documentMatch(query.text);
  if (match.kind === 'nothing') return null;
  const conditions: string[] = [];
  const values: Record<string, SqlValue> = { ...actorOf(access) };
  const add = (condition: string, name?: string, value?: SqlValue): void => {
    conditions.push(condition);
    if (name !== undefined && value !== undefined) values[name] = value;
  };
  const ofInvoices = (condition: string): string =>
    `payments.invoice_id in (select invoices.id from invoices where ${condition})`;
  if (access.reach === 'own') add(ofInvoices(ownClients(access, 'invoices.client_id')));
  if (match.kind === 'match') {
    add(
      `(payments.invoice_id in (select rowid from invoices_fts where invoices_fts match @match)
        or (${referenceHas(searchWords(query.text ?? ''), values)}))`,
      'match',
      match.expression,
    );
  }
  if (query.clientUid !== undefined)
    add(
      ofInvoices('invoices.client_id = (select id from clients where uid = @client)'),
      'client',
      uidToBytes(query.clientUid),
    );
  if (query.method !== undefined) add('payments.payment_method = @method', 'method', query.method);
  if (query.from !== undefined) add('payments.payment_date >= @from', 'from', query.from);
  if (query.to !== undefined) add('payments.payment_date <= @to', 'to', query.to);
  return { from: 'payments', conditions, values };
}

/** Payments that fit the filters on invoices of clients the actor may see, newest first. */
export function listPayments(db: ReadDb, access: Access, query: PaymentListQuery): PaymentPage {
  const selection = paymentSelection(access, query);
  if (selection === null) return { rows: [], next: null, total: 0, totalIsExact: true, amountTotal: 0 };
  const page = pageOfIds(db, selection, {
    order: 'paid',
    stretches: [{ condition: null, keys: ['payments.payment_date', 'payments.id'] }],
    descending: true,
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, selection);
  const sum = rowOf<{ readonly amount: number }>(
    db,
    `select coalesce(sum(payments.amount_paid_cents), 0) as amount from payments
     where ${allOf(selection.conditions)}
       and not exists (select 1 from payment_reversals reversal where reversal.payment_id = payments.id)`,
    selection.values,
  );
  return {
    rows: rowsByIds(db, page.ids),
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
    amountTotal: sum?.amount ?? 0,
  };
}

function rowsByIds(db: ReadDb, ids: readonly number[]): ListedPayment[] {
  type Row = Omit<ListedPayment, 'uid' | 'invoiceUid' | 'clientUid' | 'reversal'> & {
    readonly id: number;
    readonly uid: Buffer;
    readonly invoiceUid: Buffer;
    readonly clientUid: Buffer;
    readonly reason: string | null;
    readonly reversedAt: Instant | null;
    readonly reversedByName: string | null;
  };
  const rows = rowsOf<Row>(
    db,
    `select payments.id, payments.uid, invoices.uid as invoiceUid, invoices.number as invoiceNumber,
       clients.uid as clientUid, clients.name as clientName, payments.payment_method as method,
       payments.amount_paid_cents as amount, payments.payment_date as paidOn, payments.reference,
       payments.created_at as recordedAt, recorder.name as recordedByName, reversal.reason,
       reversal.created_at as reversedAt, reverser.name as reversedByName
     from payments
     join invoices on invoices.id = payments.invoice_id
     join clients on clients.id = invoices.client_id
     left join users recorder on recorder.id = payments.created_by_id
     left join payment_reversals reversal on reversal.payment_id = payments.id
     left join users reverser on reverser.id = reversal.created_by_id
     where payments.id in (select value from json_each(@ids))`,
    { ids: JSON.stringify(ids) },
  );
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    if (row === undefined) return [];
    const { id: _id, reason, reversedAt, reversedByName, ...rest } = row;
    return [
      {
        ...rest,
        uid: bytesToUid(rest.uid),
        invoiceUid: bytesToUid(rest.invoiceUid),
        clientUid: bytesToUid(rest.clientUid),
        reversal:
          reason === null || reversedAt === null ? null : { reason, at: reversedAt, byName: reversedByName },
      },
    ];
  });
}

/** A payment with the invoice it was recorded on. */
export interface StoredPayment {
  readonly id: number;
  readonly invoiceId: number;
  readonly invoiceUid: Uid;
  readonly amountCents: Cents;
  readonly paidOn: LocalDate;
  readonly reversed: boolean;
}

/** A payment on an invoice of a client that the actor may see, or null. */
export function findPayment(db: ReadDb, access: Access, uid: Uid): StoredPayment | null {
  type Row = Omit<StoredPayment, 'invoiceUid' | 'reversed'> & {
    readonly invoiceUid: Buffer;
    readonly reversed: number;
  };
  const row = rowOf<Row>(
    db,
    `select payments.id, payments.invoice_id as invoiceId, invoices.uid as invoiceUid,
       payments.amount_paid_cents as amountCents, payments.payment_date as paidOn,
       exists (select 1 from payment_reversals reversal where reversal.payment_id = payments.id) as reversed
     from payments join invoices on invoices.id = payments.invoice_id
     where payments.uid = @uid and ${ownClients(access, 'invoices.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null
    ? null
    : { ...row, invoiceUid: bytesToUid(row.invoiceUid), reversed: row.reversed === 1 };
}
