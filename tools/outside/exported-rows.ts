import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';

/** A row of an exported file: every cell as text, by the name of its column. */
export type ExportedRow = Readonly<Record<string, string>>;

/** The files of the full export that figures are made again from. */
export interface ExportedRows {
  readonly colleagues: readonly ExportedRow[];
  readonly clients: readonly ExportedRow[];
  readonly client_assignments: readonly ExportedRow[];
  readonly services: readonly ExportedRow[];
  readonly invoices: readonly ExportedRow[];
  readonly payments: readonly ExportedRow[];
  readonly satisfaction_surveys: readonly ExportedRow[];
}

/**
 * Takes the full export as an administrator does and reads its CSV files, as somebody outside would.
 *
 * Throws when the JSON beside a CSV does not say the same, amounts apart from their decimal sign.
 */
export async function takeExport(administrator: CarnetClient): Promise<ExportedRows> {
  const file = await administrator.transfers.exportBusiness({ purpose: 'Recomputation of the figures' });
  const entries = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const text = (name: string): string => new TextDecoder().decode(entries[name]);
  const rowsOf = (table: keyof ExportedRows): readonly ExportedRow[] => {
    const csv: ExportedRow[] = parse(text(`${table}.csv`), { bom: true, columns: true, delimiter: ';' });
    const json = JSON.parse(text(`${table}.json`)) as readonly ExportedRow[];
    if (csv.length !== json.length) throw new Error(`${table}: CSV and JSON have not the same rows`);
    for (const [index, row] of csv.entries())
      for (const [column, cell] of Object.entries(row))
        if (column.endsWith('Uid') && cell !== json[index]?.[column])
          throw new Error(`${table}, row ${String(index + 1)}: CSV and JSON differ in ${column}`);
    return csv;
  };
  return {
    colleagues: rowsOf('colleagues'),
    clients: rowsOf('clients'),
    client_assignments: rowsOf('client_assignments'),
    services: rowsOf('services'),
    invoices: rowsOf('invoices'),
    payments: rowsOf('payments'),
    satisfaction_surveys: rowsOf('satisfaction_surveys'),
  };
}

/** What a person over own clients may see: the clients it follows or is assigned to, and all that hangs on them. */
export function rowsOfColleague(rows: ExportedRows, colleague: string): ExportedRows {
  const assigned = new Set(
    rows.client_assignments.filter((row) => row['colleagueUid'] === colleague).map((row) => row['clientUid']),
  );
  const clients = rows.clients.filter((row) => row['ownerUid'] === colleague || assigned.has(row['uid']));
  const own = new Set(clients.map((row) => row['uid']));
  const ofOwn = (row: ExportedRow): boolean => own.has(row['clientUid']);
  const invoices = rows.invoices.filter(ofOwn);
  const documents = new Set(invoices.map((row) => row['uid']));
  return {
    ...rows,
    clients,
    services: rows.services.filter(ofOwn),
    invoices,
    payments: rows.payments.filter((row) => documents.has(row['invoiceUid'])),
    satisfaction_surveys: rows.satisfaction_surveys.filter(ofOwn),
  };
}
