import type { ReadDb } from '#main/db/handles.ts';
import { clientReference } from '#main/modules/clients/client-sheet.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import type { BuyerSnapshot } from '#shared/domain/invoices/invoice-document.ts';
import { invariant } from '#shared/kernel/assert.ts';

/** The client as a document freezes it; a company is billed under its legal name where one is written. */
export function buyerOf(db: ReadDb, clientId: number): BuyerSnapshot {
  interface Row {
    readonly kind: 'company' | 'person';
    readonly name: string;
    readonly company: string;
    readonly contactName: string | null;
    readonly line1: string;
    readonly line2: string;
    readonly postalCode: string;
    readonly city: string;
    readonly country: string;
    readonly siren: string;
    readonly siret: string;
    readonly vatNumber: string;
    readonly email: string;
  }
  const client = rowOf<Row>(
    db,
    `select kind, name, company, address_line1 as line1, address_line2 as line2, postal_code as postalCode, city,
       country, siren, siret, vat_number as vatNumber, email,
       (select contacts.name from contacts where contacts.client_id = clients.id and contacts.preferred = 1
        order by contacts.id limit 1) as contactName
     from clients where id = @clientId`,
    { clientId },
  );
  invariant(client !== null, 'a document has its client');
  const isCompany = client.kind === 'company';
  return {
    reference: clientReference(clientId),
    kind: client.kind,
    name: isCompany && client.company !== '' ? client.company : client.name,
    contactName: isCompany ? (client.contactName ?? '') : '',
    address: {
      line1: client.line1,
      line2: client.line2,
      postalCode: client.postalCode,
      city: client.city,
      country: client.country,
    },
    siren: client.siren,
    siret: client.siret,
    vatNumber: client.vatNumber,
    email: client.email,
  };
}
