import { and, asc, count, eq, getTableColumns, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { clients, contacts } from '#main/db/schema/index.ts';
import type { contactFields } from '#shared/contract/client-views.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { prepared } from './prepared.ts';
import { isVisibleTo } from './row-rule.ts';

/** A contact as typed. */
export type ContactFields = z.output<typeof contactFields>;
/** A row of `contacts`. */
export type StoredContact = typeof contacts.$inferSelect;

/** Contacts of a client in the order they were added, the preferred one first. */
export const contactsOf = (db: ReadDb, clientId: number): StoredContact[] =>
  prepared(db, 'contacts.of', () =>
    db
      .select()
      .from(contacts)
      .where(eq(contacts.clientId, sql.placeholder('clientId')))
      .orderBy(sql`${contacts.preferred} desc`, asc(contacts.id))
      .prepare(),
  ).all({ clientId });

/** Number of contacts of a client. */
export const countContacts = (db: ReadDb, clientId: number): number =>
  db.select({ found: count() }).from(contacts).where(eq(contacts.clientId, clientId)).get()?.found ?? 0;

/** A contact with its client; null when there is none for this person. */
export const findContact = (db: ReadDb, access: Access, uid: Uid) =>
  db
    .select({ contact: getTableColumns(contacts), client: getTableColumns(clients) })
    .from(contacts)
    .innerJoin(clients, eq(clients.id, contacts.clientId))
    .where(and(eq(contacts.uid, uid), isVisibleTo(access)))
    .get() ?? null;

/** Adds a contact; a preferred one takes the place of the former. */
export function insertContact(
  db: WriteDb,
  uid: Uid,
  clientId: number,
  fields: ContactFields,
  at: Instant,
): StoredContact {
  if (fields.preferred) clearPreferred(db, clientId);
  return db
    .insert(contacts)
    .values({ uid, clientId, ...fields, createdAt: at, updatedAt: at })
    .returning()
    .get();
}

/** Replaces the fields of a contact and counts its revision up; answers the new revision. */
export function updateContact(
  db: WriteDb,
  contact: StoredContact,
  fields: ContactFields,
  at: Instant,
): number {
  if (fields.preferred && !contact.preferred) clearPreferred(db, contact.clientId);
  return db
    .update(contacts)
    .set({ ...fields, updatedAt: at, revision: sql`${contacts.revision} + 1` })
    .where(eq(contacts.id, contact.id))
    .returning({ revision: contacts.revision })
    .get().revision;
}

/** Removes a contact. */
export function deleteContact(db: WriteDb, id: number): void {
  db.delete(contacts).where(eq(contacts.id, id)).run();
}

function clearPreferred(db: WriteDb, clientId: number): void {
  db.update(contacts)
    .set({ preferred: false, revision: sql`${contacts.revision} + 1` })
    .where(and(eq(contacts.clientId, clientId), eq(contacts.preferred, true)))
    .run();
}
