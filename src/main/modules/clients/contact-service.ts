import type { CommandContext } from '#main/app/context.ts';
import { conflict, notFound, refused, type Outcome } from '#main/app/outcome.ts';
import { canonicalJson } from '#main/vault/canonical-json.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { recordEvent } from './client-events.ts';
import { findClient, refreshSearchText } from './client-store.ts';
import {
  countContacts,
  deleteContact,
  findContact,
  insertContact,
  updateContact,
  type ContactFields,
} from './contact-store.ts';
import { checkContact } from './service.ts';

const MOST_CONTACTS = 200;

/** Adds a contact to a client. */
export function addContact(
  context: CommandContext,
  input: { readonly clientUid: Uid; readonly contact: ContactFields },
): Outcome<{ readonly uid: Uid; readonly revision: number }, 'WrongEmail' | 'TooManyContacts'> {
  const { db, access } = context;
  const client = findClient(db, access, input.clientUid);
  if (client === null) return notFound('client');
  if (countContacts(db, client.id) >= MOST_CONTACTS)
    return refused('TooManyContacts', { details: { max: MOST_CONTACTS } });
  const checked = checkContact(input.contact, client.country, 'contact');
  if (!checked.ok) return checked;
  const at = context.clock.now();
  const uid = context.newUid();
  const contact = insertContact(db, uid, client.id, checked.value, at);
  refreshSearchText(db, client, at);
  recordEvent(db, context, { clientId: client.id, kind: 'contact', verb: 'added', label: contact.name });
  noteContact(context, uid, contact.revision, checked.value, Object.keys(checked.value));
  return ok({ uid, revision: contact.revision });
}

/** Changes a contact. */
export function changeContact(
  context: CommandContext,
  input: { readonly uid: Uid; readonly revision: number; readonly contact: ContactFields },
): Outcome<{ readonly revision: number }, 'WrongEmail'> {
  const { db, access } = context;
  const found = findContact(db, access, input.uid);
  if (found === null) return notFound('contact');
  const { contact, client } = found;
  if (contact.revision !== input.revision) return conflict('contact', contact.revision);
  const checked = checkContact(input.contact, client.country, 'contact');
  if (!checked.ok) return checked;
  const after = checked.value;
  const names = (['name', 'role', 'phone', 'mobile', 'email', 'preferred'] as const).filter(
    (name) => contact[name] !== after[name],
  );
  if (names.length === 0) return ok({ revision: contact.revision });
  const at = context.clock.now();
  const revision = updateContact(db, contact, after, at);
  refreshSearchText(db, client, at);
  recordEvent(db, context, {
    clientId: client.id,
    kind: 'contact',
    verb: 'changed',
    label: after.name,
    fields: names,
  });
  noteContact(context, input.uid, revision, after, names);
  return ok({ revision });
}

/** Removes a contact. */
export function removeContact(context: CommandContext, uid: Uid): Outcome<Record<string, never>, never> {
  const { db, access } = context;
  const found = findContact(db, access, uid);
  if (found === null) return notFound('contact');
  const { contact, client } = found;
  deleteContact(db, contact.id);
  refreshSearchText(db, client, context.clock.now());
  recordEvent(db, context, { clientId: client.id, kind: 'contact', verb: 'removed', label: contact.name });
  context.note({ objectKind: 'contact', objectUid: uid });
  return ok({});
}

function noteContact(
  context: CommandContext,
  uid: Uid,
  revision: number,
  { name, role, phone, mobile, email, preferred }: ContactFields,
  fields: readonly string[],
): void {
  context.note({
    objectKind: 'contact',
    objectUid: uid,
    fields,
    row: canonicalJson({ uid, revision, name, role, phone, mobile, email, preferred }),
  });
}
