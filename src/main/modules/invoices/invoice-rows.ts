import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf } from '#main/modules/lists/statements.ts';
import type { invoiceRow } from '#shared/contract/invoice-views.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { REST, STATE } from './invoice-state.ts';

/** A document as lists show it. */
export type InvoiceListRow = z.input<typeof invoiceRow> & { readonly uid: Uid; readonly clientUid: Uid };

/** The header of a stored document with the keys and facts that rules need. */
export interface StoredInvoice {
  readonly id: number;
  readonly uid: Uid;
  readonly kind: 'invoice' | 'credit-note';
  readonly status: 'draft' | 'issued';
  readonly number: string | null;
  readonly clientId: number;
  readonly clientKind: 'company' | 'person';
  readonly clientStatus: 'active' | 'archived';
  readonly clientName: string;
  readonly subject: string;
  readonly orderReference: string;
  readonly supplyFrom: LocalDate | null;
  readonly supplyTo: LocalDate | null;
  readonly issueDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
  readonly note: string;
  readonly language: 'fr' | 'en';
  readonly grossCents: Cents;
  readonly paidCents: Cents;
  readonly creditedById: number | null;
  readonly creditedBy: string | null;
  readonly document: string | null;
  readonly pdfBlob: string | null;
  readonly pdfSha256: string | null;
  readonly issuedAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly revision: number;
}

const uidRow = <Row extends { readonly uid: Buffer }>(row: Row) => ({ ...row, uid: bytesToUid(row.uid) });

/** List rows of documents by id, in the order of the ids; the row rule was applied when the ids were chosen. */
export function invoiceRowsByIds(
  db: ReadDb,
  ids: readonly number[],
  today: LocalDate,
): readonly InvoiceListRow[] {
  type Row = Omit<InvoiceListRow, 'uid' | 'clientUid'> & {
    readonly id: number;
    readonly uid: Buffer;
    readonly clientUid: Buffer;
  };
  const rows = rowsOf<Row>(
    db,
    `select invoices.id, invoices.uid, invoices.kind, invoices.number, clients.uid as clientUid,
       clients.name as clientName, invoices.subject, invoices.issue_date as issueDate, invoices.due_date as dueDate,
       invoices.net_cents as net, invoices.gross_cents as gross, invoices.paid_cents as paid, ${REST} as rest,
       ${STATE} as state, invoices.sent_at as sentAt, invoices.updated_at as updatedAt, invoices.revision
     from invoices join clients on clients.id = invoices.client_id
     where invoices.id in (select value from json_each(@ids))`,
    { ids: JSON.stringify(ids), today },
  );
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    if (row === undefined) return [];
    const { id: _id, clientUid, ...rest } = row;
    return [{ ...uidRow(rest), clientUid: bytesToUid(clientUid) }];
  });
}

const STORED = `select invoices.id, invoices.uid, invoices.kind, invoices.status, invoices.number,
    invoices.client_id as clientId, clients.kind as clientKind, clients.status as clientStatus,
    clients.name as clientName, invoices.subject, invoices.order_reference as orderReference,
    invoices.supply_from as supplyFrom, invoices.supply_to as supplyTo, invoices.issue_date as issueDate,
    invoices.due_date as dueDate, invoices.note, invoices.language, invoices.gross_cents as grossCents,
    invoices.paid_cents as paidCents, invoices.credited_by_id as creditedById, credit.number as creditedBy,
    invoices.document, invoices.pdf_blob as pdfBlob, invoices.pdf_sha256 as pdfSha256,
    invoices.issued_at as issuedAt, invoices.sent_at as sentAt, invoices.revision
  from invoices join clients on clients.id = invoices.client_id
  left join invoices credit on credit.id = invoices.credited_by_id`;

type StoredRow = Omit<StoredInvoice, 'uid'> & { readonly uid: Buffer };

/** A document of a client that the actor may see, or null. */
export function findInvoice(db: ReadDb, access: Access, uid: Uid): StoredInvoice | null {
  const row = rowOf<StoredRow>(
    db,
    `${STORED} where invoices.uid = @uid and ${ownClients(access, 'invoices.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null ? null : uidRow(row);
}
