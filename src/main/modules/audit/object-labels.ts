import { and, eq, inArray } from 'drizzle-orm';
import { authorize, type Access, type Actor } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import {
  clients,
  contacts,
  interactions,
  invoices,
  messages,
  payments,
  serviceContracts,
  services,
  users,
} from '#main/db/schema/index.ts';
import { isVisibleTo } from '#main/modules/clients/row-rule.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import type { Uid } from '#shared/kernel/uid.ts';

interface Labelled {
  readonly uid: Uid;
  readonly label: string | null;
}

interface Kind {
  readonly permission: Permission;
  readonly read: (db: ReadDb, uids: readonly Uid[], access: Access) => readonly Labelled[];
}

const readDocuments = (db: ReadDb, uids: readonly Uid[], access: Access): readonly Labelled[] =>
  db
    .select({ uid: invoices.uid, label: invoices.number })
    .from(invoices)
    .innerJoin(clients, eq(clients.id, invoices.clientId))
    .where(and(inArray(invoices.uid, [...uids]), isVisibleTo(access)))
    .all();

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [
    'client',
    {
      permission: 'clients.read',
      read: (db, uids, access) =>
        db
          .select({ uid: clients.uid, label: clients.name })
          .from(clients)
          .where(and(inArray(clients.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  [
    'contact',
    {
      permission: 'clients.read',
      read: (db, uids, access) =>
        db
          .select({ uid: contacts.uid, label: contacts.name })
          .from(contacts)
          .innerJoin(clients, eq(clients.id, contacts.clientId))
          .where(and(inArray(contacts.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  [
    'interaction',
    {
      permission: 'interactions.read',
      // Its own text is content; whose sheet it stands on is what a reader needs.
      read: (db, uids, access) =>
        db
          .select({ uid: interactions.uid, label: clients.name })
          .from(interactions)
          .innerJoin(clients, eq(clients.id, interactions.clientId))
          .where(and(inArray(interactions.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  [
    'service',
    {
      permission: 'services.read',
      read: (db, uids, access) =>
        db
          .select({ uid: services.uid, label: services.title })
          .from(services)
          .innerJoin(clients, eq(clients.id, services.clientId))
          .where(and(inArray(services.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  [
    'contract',
    {
      permission: 'contracts.read',
      read: (db, uids, access) =>
        db
          .select({ uid: serviceContracts.uid, label: serviceContracts.title })
          .from(serviceContracts)
          .innerJoin(clients, eq(clients.id, serviceContracts.clientId))
          .where(and(inArray(serviceContracts.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  [
    'message',
    {
      permission: 'messages.read',
      read: (db, uids, access) =>
        db
          .select({ uid: messages.uid, label: clients.name })
          .from(messages)
          .innerJoin(clients, eq(clients.id, messages.clientId))
          .where(and(inArray(messages.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  ['invoice', { permission: 'invoices.read', read: readDocuments }],
  ['credit-note', { permission: 'invoices.read', read: readDocuments }],
  [
    'payment',
    {
      permission: 'payments.read',
      read: (db, uids, access) =>
        db
          .select({ uid: payments.uid, label: invoices.number })
          .from(payments)
          .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
          .innerJoin(clients, eq(clients.id, invoices.clientId))
          .where(and(inArray(payments.uid, [...uids]), isVisibleTo(access)))
          .all(),
    },
  ],
  [
    'user',
    {
      permission: 'users.list-names',
      read: (db, uids) =>
        db
          .select({ uid: users.uid, label: users.name })
          .from(users)
          .where(inArray(users.uid, [...uids]))
          .all(),
    },
  ],
]);

/**
 * Present labels of objects, where the reader may see the object itself.
 *
 * The log keeps no name; a name shown beside an entry is read from the row now, under the reader's own rights.
 */
export function labelsOf(
  db: ReadDb,
  reader: Actor,
  objects: readonly { readonly objectKind: string | null; readonly objectUid: Uid | null }[],
): ReadonlyMap<Uid, string> {
  const labels = new Map<Uid, string>();
  for (const [name, kind] of KINDS) {
    const uids = objects.flatMap((object) =>
      object.objectKind === name && object.objectUid !== null ? [object.objectUid] : [],
    );
    const access = authorize(reader, kind.permission);
    if (uids.length === 0 || access === null) continue;
    for (const { uid, label } of kind.read(db, [...new Set(uids)], access)) {
      if (label !== null) labels.set(uid, label);
    }
  }
  return labels;
}
