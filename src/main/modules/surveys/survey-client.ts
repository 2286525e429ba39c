import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { preferenceFields } from '#shared/contract/client-views.ts';
import type { AskedClient } from '#shared/domain/surveys/may-be-asked.ts';

/** A client as asking it needs it. */
export interface SurveyClient extends AskedClient {
  readonly ownerId: number | null;
  readonly language: 'fr' | 'en';
  /** As it is named on documents. */
  readonly name: string;
  /** Whom the message greets: the preferred contact of a company, else the client. */
  readonly contactName: string;
  /** Where it goes; empty when neither has an address. */
  readonly email: string;
}

interface Row {
  readonly kind: 'company' | 'person';
  readonly status: 'active' | 'archived';
  readonly ownerId: number | null;
  readonly preferences: string;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
}

/** The client of a survey; null when it was deleted. */
export function surveyClient(db: ReadDb, clientId: number): SurveyClient | null {
  const row = rowOf<Row>(
    db,
    `select clients.kind, clients.status, clients.owner_id as ownerId, clients.preferences, clients.name,
       clients.company, clients.email, contact.name as contactName, contact.email as contactEmail
     from clients left join contacts contact on contact.id = (select id from contacts
       where contacts.client_id = clients.id and contacts.preferred = 1 order by id limit 1)
     where clients.id = @clientId`,
    { clientId },
  );
  if (row === null) return null;
  const { channel, language, consents } = preferenceFields.parse(JSON.parse(row.preferences));
  const isCompany = row.kind === 'company';
  const name = isCompany && row.company !== '' ? row.company : row.name;
  const contact = isCompany ? (row.contactName ?? '') : '';
  const contactEmail = isCompany ? (row.contactEmail ?? '') : '';
  return {
    kind: row.kind,
    status: row.status,
    ownerId: row.ownerId,
    channel,
    consents,
    language,
    name,
    contactName: contact === '' ? name : contact,
    email: contactEmail === '' ? row.email : contactEmail,
  };
}
