import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { clients, clientSummaries, users } from '#main/db/schema/index.ts';
import type { clientView } from '#shared/contract/clients.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { warningsOf } from './client-input.ts';
import { clientRowsOf } from './client-rows.ts';
import { findClient, preferencesOf } from './client-store.ts';
import { contactsOf } from './contact-store.ts';

/** Number of a client as printed on its documents: short, and never given twice. */
export const clientReference = (id: number): string => `C-${String(id).padStart(5, '0')}`;

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
  const sums = db.select().from(clientSummaries).where(eq(clientSummaries.clientId, client.id)).get();
  const more = db
    .select({
      createdByName: users.name,
      lastServiceOn: sql<LocalDate | null>`(select max(performed_on) from services
        where services.client_id = clients.id and status = 'done')`,
      hasDocuments: sql<number>`exists (select 1 from invoices where invoices.client_id = clients.id)`,
    })
    .from(clients)
    .leftJoin(users, eq(users.id, clients.createdById))
    .where(eq(clients.id, client.id))
    .get();
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
    invoiced: sums?.invoicedGrossCents ?? ZERO,
    received: sums?.receivedCents ?? ZERO,
    lastServiceOn: more?.lastServiceOn ?? null,
    warnings: [...warningsOf(client)],
    hasDocuments: more?.hasDocuments === 1,
    reference: clientReference(client.id),
  };
}
