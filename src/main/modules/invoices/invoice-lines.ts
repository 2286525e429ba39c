import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert, rowsOf } from '#main/modules/lists/statements.ts';
import type { DocumentLine } from '#shared/domain/invoices/invoice-document.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { UNITS } from '#shared/contract/services.ts';

/** A stored line with the service it bills. */
export interface StoredLine extends DocumentLine {
  readonly unit: (typeof UNITS)[number];
  readonly serviceId: number | null;
  readonly serviceUid: Uid | null;
}

/** The lines of a document in their order. */
export function readLines(db: ReadDb, invoiceId: number): readonly StoredLine[] {
  type Row = Omit<StoredLine, 'serviceUid'> & { readonly serviceUid: Buffer | null };
  const rows = rowsOf<Row>(
    db,
    `select line.position, line.service_id as serviceId, services.uid as serviceUid, line.name, line.description,
       line.nature, line.quantity, line.unit, line.unit_price as unitPrice, line.price_base as priceBase,
       line.discount_percent as discountPercent, line.vat_category as vatCategory, line.vat_rate as vatRate,
       line.discount_cents as discountCents, line.net_cents as netCents
     from invoice_lines line left join services on services.id = line.service_id
     where line.invoice_id = @invoiceId order by line.position`,
    { invoiceId },
  );
  return rows.map((row) => ({
    ...row,
    serviceUid: row.serviceUid === null ? null : bytesToUid(row.serviceUid),
  }));
}

/** A line to be stored; its position is its place in the list. */
export type NewLine = Omit<DocumentLine, 'position'> & { readonly serviceId: number | null };

/** Replaces the lines of a draft; triggers refuse it on an issued document. */
export function replaceLines(db: WriteDb, invoiceId: number, lines: readonly NewLine[]): void {
  change(db, 'delete from invoice_lines where invoice_id = @invoiceId', { invoiceId });
  for (const [index, line] of lines.entries()) {
    insert(
      db,
      `insert into invoice_lines (invoice_id, position, service_id, name, description, nature, quantity, unit,
         unit_price, price_base, discount_percent, vat_category, vat_rate, discount_cents, net_cents)
       values (@invoiceId, @position, @serviceId, @name, @description, @nature, @quantity, @unit,
         @unitPrice, @priceBase, @discountPercent, @vatCategory, @vatRate, @discountCents, @netCents)`,
      {
        invoiceId,
        position: index + 1,
        serviceId: line.serviceId,
        name: line.name,
        description: line.description,
        nature: line.nature,
        quantity: line.quantity,
        unit: line.unit,
        unitPrice: line.unitPrice,
        priceBase: line.priceBase,
        discountPercent: line.discountPercent,
        vatCategory: line.vatCategory,
        vatRate: line.vatRate,
        discountCents: line.discountCents,
        netCents: line.netCents,
      },
    );
  }
}

/** Binds the services of a draft's lines to it and frees those it no longer names. */
export function bindServices(db: WriteDb, invoiceId: number): void {
  change(
    db,
    `update services set invoice_id = null, revision = revision + 1
     where invoice_id = @invoiceId
       and id not in (select service_id from invoice_lines where invoice_id = @invoiceId and service_id is not null)`,
    { invoiceId },
  );
  change(
    db,
    `update services set invoice_id = @invoiceId, revision = revision + 1
     where invoice_id is null
       and id in (select service_id from invoice_lines where invoice_id = @invoiceId and service_id is not null)`,
    { invoiceId },
  );
}

/** Frees the services of a draft that is about to go. */
export function freeServices(db: WriteDb, invoiceId: number): void {
  change(db, 'update services set invoice_id = null, revision = revision + 1 where invoice_id = @invoiceId', {
    invoiceId,
  });
}
