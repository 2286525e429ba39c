import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { clients, clientSummaries, users } from '#main/db/schema/index.ts';
import type { clientView } from '#shared/contract/client-views.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { warningsOf } from './client-input.ts';
import { clientRowsOf } from './client-rows.ts';
import { findClient, preferencesOf } from './client-store.ts';
import { contactsOf } from './contact-store.ts';
import { prepared } from './prepared.ts';

/** Number of a client as printed on its documents: short, and never given twice. */
export const clientReference = (id: number): string => `C-${String(id).padStart(5, '0')}`;

/** What the sheet shows besides the row of the list and what was typed. */
const buildStatement = (db: ReadDb) =>
  db
    .select({
      createdByName: users.name,
      lastServiceOn: sql<LocalDate | null>`(select max(performed_on) from services
        where services.client_id = clients.id and status = 'done')`,
      hasDocuments: sql<number>`exists (select 1 from invoices where invoices.client_id = clients.id)`,
      invoiced: clientSummaries.invoicedGrossCents,
      received: clientSummaries.receivedCents,
    })
    .from(clients)
    .leftJoin(users, eq(users.id, clients.createdById))
    .leftJoin(clientSummaries, eq(clientSummaries.clientId, clients.id))
    .where(eq(clients.id, sql.placeholder('id')))
    .prepare();

/** The whole sheet of a client; null when there is none for this person. */
export function clientSheet(
  db: ReadDb,
  access: Access,
  uid: Uid,
  today: LocalDate,
): z.input<typeof clientView> | null {
  const client = findClient(db, access, uid);
  if (client === null) return null;
  const [row] = clientRowsOf(db, [client.id], today);
  if (row === undefined) return null;
  const more = prepared(db, 'clients.sheet', () => buildStatement(db)).get({ id: client.id });
  return {
    ...row,
    siren: client.siren,
    siret: client.siret,
    vatNumber: client.vatNumber,
    address: {
      line1: client.addressLine1,
      line2: client.addressLine2,
      postalCode: client.postalCode,
      city: client.city,
      country: client.country,
    },
    preferences: preferencesOf(client),
    note: client.note,
    // The output schema keeps the declared fields only.
    contacts: contactsOf(db, client.id),
    createdAt: client.createdAt,
    createdByName: more?.createdByName ?? null,
    invoiced: more?.invoiced ?? ZERO,
    received: more?.received ?? ZERO,
    lastServiceOn: more?.lastServiceOn ?? null,
    warnings: [...warningsOf(client)],
    hasDocuments: more?.hasDocuments === 1,
    reference: clientReference(client.id),
  };
}
