import { and, asc, eq, sql } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { uidToBytes } from '#main/db/columns.ts';
import { clients, clientTags, messages, satisfactionSurveys, users } from '#main/db/schema/index.ts';
import { preferenceFields } from '#shared/contract/client-views.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import { invariant } from '#shared/kernel/assert.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { ClientFields } from './client-input.ts';
import { contactsOf } from './contact-store.ts';
import { placeholdersOf, prepared } from './prepared.ts';
import { isVisibleTo } from './row-rule.ts';
import { searchTextOf } from './search-text.ts';
import { addClientNameToSearch } from '#main/modules/lists/client-name-in-search.ts';

/** A row of `clients`. */
export type StoredClient = typeof clients.$inferSelect;

/** A client by uid; null when there is none for this person. */
export const findClient = (db: ReadDb, access: Access, uid: Uid): StoredClient | null =>
  prepared(db, `clients.find ${access.reach}`, () =>
    db
      .select()
      .from(clients)
      .where(and(eq(clients.uid, sql.placeholder('uid')), isVisibleTo(access, sql.placeholder('actorId'))))
      .prepare(),
  ).get({ uid: uidToBytes(uid), actorId: access.actor.id }) ?? null;

/** Tags of a client, sorted. */
export const tagsOf = (db: ReadDb, clientId: number): string[] =>
  prepared(db, 'client-tags.of', () =>
    db
      .select({ tag: clientTags.tag })
      .from(clientTags)
      .where(eq(clientTags.clientId, sql.placeholder('clientId')))
      .orderBy(asc(clientTags.tag))
      .prepare(),
  )
    .all({ clientId })
    .map((row) => row.tag);

/** The preferences stored with a client; throws when the row was damaged. */
export const preferencesOf = (client: StoredClient): ClientFields['preferences'] =>
  preferenceFields.parse(JSON.parse(client.preferences));

/** A colleague by uid; null when there is none. */
export const findUser = (db: ReadDb, uid: Uid) =>
  db
    .select({ id: users.id, uid: users.uid, state: users.state })
    .from(users)
    .where(eq(users.uid, uid))
    .get() ?? null;

/** The uid of a colleague. */
export const uidOfUser = (db: ReadDb, id: number | null): Uid | null =>
  id === null ? null : (db.select({ uid: users.uid }).from(users).where(eq(users.id, id)).get()?.uid ?? null);

/** A stored client as the fields a person types. */
export const fieldsOf = (db: ReadDb, client: StoredClient): ClientFields => ({
  kind: client.kind,
  name: client.name,
  company: client.company,
  industry: client.industry,
  siren: client.siren,
  siret: client.siret,
  vatNumber: client.vatNumber,
  email: client.email,
  phone: client.phone,
  address: {
    line1: client.addressLine1,
    line2: client.addressLine2,
    postalCode: client.postalCode,
    city: client.city,
    country: client.country,
  },
  tags: tagsOf(db, client.id),
  ownerUid: uidOfUser(db, client.ownerId),
  preferences: preferencesOf(client),
  note: client.note,
});

/** Columns that follow from the fields; `search_text` is set apart because it needs the contacts. */
const columnsOf = (fields: ClientFields, ownerId: number | null) => ({
  kind: fields.kind,
  name: fields.name,
  company: fields.company,
  industry: fields.industry,
  siren: fields.siren,
  siret: fields.siret,
  vatNumber: fields.vatNumber,
  email: fields.email,
  phone: fields.phone,
  addressLine1: fields.address.line1,
  addressLine2: fields.address.line2,
  postalCode: fields.address.postalCode,
  city: fields.address.city,
  country: fields.address.country,
  ownerId,
  preferences: JSON.stringify(fields.preferences),
  note: fields.note,
  sortName: foldForSearch(fields.name),
});

/** Who writes what when. */
export interface WriteMark {
  readonly at: Instant;
  readonly actorId: number;
}

/** What an insert sets; an import repeats it a hundred thousand times, hence the one prepared statement. */
const INSERTED = [
  ...([
    'uid',
    'kind',
    'name',
    'company',
    'industry',
    'siren',
    'siret',
    'vatNumber',
    'email',
    'phone',
  ] as const),
  ...(['addressLine1', 'addressLine2', 'postalCode', 'city', 'country', 'ownerId', 'preferences'] as const),
  ...(['note', 'sortName', 'searchText', 'createdAt', 'createdById', 'updatedAt'] as const),
];

/** Adds a client without contacts; answers its id. */
export function insertClient(
  db: WriteDb,
  uid: Uid,
  fields: ClientFields,
  ownerId: number | null,
  mark: WriteMark,
): number {
  const values: Pick<typeof clients.$inferInsert, (typeof INSERTED)[number]> = {
    uid,
    ...columnsOf(fields, ownerId),
    searchText: searchTextOf({ ...fields, ...fields.address }, fields.tags, []),
    createdAt: mark.at,
    createdById: mark.actorId,
    updatedAt: mark.at,
  };
  const statement = prepared(db, 'clients.insert', () =>
    db.insert(clients).values(placeholdersOf(INSERTED)).returning({ id: clients.id }).prepare(),
  );
  const { id } = statement.get(values);
  insertTags(db, id, fields.tags);
  return id;
}

/** Replaces the fields of a client and counts its revision up; answers the new revision. */
export function updateClient(
  db: WriteDb,
  id: number,
  fields: ClientFields,
  ownerId: number | null,
  at: Instant,
): number {
  addClientNameToSearch(db, id, fields.name);
  replaceTags(db, id, fields.tags);
  return db
    .update(clients)
    .set({
      ...columnsOf(fields, ownerId),
      searchText: searchTextOf({ ...fields, ...fields.address }, fields.tags, contactsOf(db, id)),
      updatedAt: at,
      revision: sql`${clients.revision} + 1`,
    })
    .where(eq(clients.id, id))
    .returning({ revision: clients.revision })
    .get().revision;
}

/** Sets what is searched again after contacts changed; the client counts as updated. */
export function refreshSearchText(db: WriteDb, client: StoredClient, at: Instant): void {
  db.update(clients)
    .set({
      searchText: searchTextOf(client, tagsOf(db, client.id), contactsOf(db, client.id)),
      updatedAt: at,
    })
    .where(eq(clients.id, client.id))
    .run();
}

/** Archives a client or brings it back; answers the new revision. */
export const setClientStatus = (
  db: WriteDb,
  id: number,
  status: StoredClient['status'],
  at: Instant,
): number =>
  db
    .update(clients)
    .set({ status, updatedAt: at, revision: sql`${clients.revision} + 1` })
    .where(eq(clients.id, id))
    .returning({ revision: clients.revision })
    .get().revision;

/**
 * Removes a client with its contacts, tags, assignments, interactions, events and service contracts (foreign keys
 * cascade).
 *
 * What it answered in surveys and what was written to it is as personal as its name and goes too; those tables have no
 * cascade of their own.
 */
export function deleteClient(db: WriteDb, id: number): void {
  prepared(db, 'clients.delete-surveys', () =>
    db
      .delete(satisfactionSurveys)
      .where(eq(satisfactionSurveys.clientId, sql.placeholder('id')))
      .prepare(),
  ).run({ id });
  prepared(db, 'clients.delete-messages', () =>
    db
      .delete(messages)
      .where(eq(messages.clientId, sql.placeholder('id')))
      .prepare(),
  ).run({ id });
  prepared(db, 'clients.delete', () =>
    db
      .delete(clients)
      .where(eq(clients.id, sql.placeholder('id')))
      .prepare(),
  ).run({ id });
}

/** What names a client: documents and services keep it from being deleted, the others go along with it. */
export function countDependents(
  db: ReadDb,
  id: number,
): {
  readonly documents: number;
  readonly services: number;
  readonly contacts: number;
  readonly interactions: number;
  readonly surveys: number;
  readonly contracts: number;
  readonly messages: number;
} {
  const countOf = (table: string) =>
    sql<number>`(select count(*) from ${sql.raw(table)} where client_id = ${sql.placeholder('id')})`;
  const statement = prepared(db, 'clients.dependents', () =>
    db
      .select({
        documents: countOf('invoices'),
        services: countOf('services'),
        contacts: countOf('contacts'),
        interactions: countOf('interactions'),
        surveys: countOf('satisfaction_surveys'),
        contracts: countOf('service_contracts'),
        messages: countOf('messages'),
      })
      .from(sql`(select 1)`)
      .prepare(),
  );
  const found = statement.get({ id });
  invariant(found !== undefined, 'a count answers one row');
  return found;
}

function replaceTags(db: WriteDb, clientId: number, tags: readonly string[]): void {
  db.delete(clientTags).where(eq(clientTags.clientId, clientId)).run();
  insertTags(db, clientId, tags);
}

function insertTags(db: WriteDb, clientId: number, tags: readonly string[]): void {
  const statement = prepared(db, 'client-tags.insert', () =>
    db
      .insert(clientTags)
      .values(placeholdersOf(['clientId', 'tag']))
      .prepare(),
  );
  for (const tag of tags) statement.run({ clientId, tag });
}
