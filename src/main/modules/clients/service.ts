import type { CommandContext } from '#main/app/context.ts';
import { conflict, notFound, refused, type Outcome, type Refused } from '#main/app/outcome.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { changedFields, clientRowText } from './changed-fields.ts';
import { recordEvent } from './client-events.ts';
import {
  checkClient,
  checkEMail,
  type ClientFields,
  type ClientWarning,
  type IdentityReason,
} from './client-input.ts';
import {
  countDependents,
  deleteClient,
  fieldsOf,
  findClient,
  findUser,
  insertClient,
  refreshSearchText,
  setClientStatus,
  updateClient,
  type StoredClient,
} from './client-store.ts';
import { insertContact, type ContactFields } from './contact-store.ts';
import { keepPhone } from './phone-number.ts';

type OwnerReason = 'UnknownOwner' | 'OwnerNotAllowed';

/** Creates a client with its first contacts; somebody limited to own clients becomes its owner. */
export function createClient(
  context: CommandContext,
  input: { readonly client: ClientFields; readonly contacts?: readonly ContactFields[] | undefined },
): Outcome<
  { readonly uid: Uid; readonly revision: number; readonly warnings: ClientWarning[] },
  IdentityReason | OwnerReason
> {
  const { db, access } = context;
  const checked = checkClient(input.client);
  if (!checked.ok) return checked;
  const ownerUid =
    access.reach === 'own' ? (input.client.ownerUid ?? access.actor.uid) : input.client.ownerUid;
  if (access.reach === 'own' && ownerUid !== access.actor.uid)
    return refused('OwnerNotAllowed', { field: 'client.ownerUid' });
  const ownerId = resolveOwner(context, ownerUid, null);
  if (!ownerId.ok) return ownerId;
  const contacts: ContactFields[] = [];
  for (const [index, contact] of (input.contacts ?? []).entries()) {
    const one = checkContact(contact, input.client.address.country, `contacts.${String(index)}`);
    if (!one.ok) return one;
    contacts.push(one.value);
  }
  const uid = context.newUid();
  const fields = { ...checked.value.fields, ownerUid };
  const at = context.clock.now();
  const id = insertClient(db, uid, fields, ownerId.value, { at, actorId: access.actor.id });
  for (const contact of contacts) insertContact(db, context.newUid(), id, contact, at);
  recordEvent(db, context, { clientId: id, kind: 'client', verb: 'created', label: fields.name });
  const client = findClient(db, access, uid);
  if (client === null) throw new Error('A client just created is not visible to its creator');
  if (contacts.length > 0) refreshSearchText(db, client, at);
  noteClient(context, client, fields, ['created']);
  return ok({ uid, revision: client.revision, warnings: [...checked.value.warnings] });
}

/** Changes a client; nothing is written when nothing differs. */
export function changeClient(
  context: CommandContext,
  input: { readonly uid: Uid; readonly revision: number; readonly client: ClientFields },
): Outcome<{ readonly revision: number; readonly warnings: ClientWarning[] }, IdentityReason | OwnerReason> {
  const { db, access } = context;
  const client = findClient(db, access, input.uid);
  if (client === null) return notFound('client');
  if (client.revision !== input.revision) return conflict('client', client.revision);
  const checked = checkClient(input.client);
  if (!checked.ok) return checked;
  const { fields, warnings } = checked.value;
  const before = fieldsOf(db, client);
  if (access.reach === 'own' && fields.ownerUid !== before.ownerUid)
    return refused('OwnerNotAllowed', { field: 'client.ownerUid' });
  const ownerId = resolveOwner(context, fields.ownerUid, before.ownerUid);
  if (!ownerId.ok) return ownerId;
  const changed = changedFields(before, fields);
  if (changed.length === 0) {
    noteClient(context, client, before, []);
    return ok({ revision: client.revision, warnings: [...warnings] });
  }
  const revision = updateClient(db, client.id, fields, ownerId.value, context.clock.now());
  recordEvent(db, context, {
    clientId: client.id,
    kind: 'client',
    verb: 'updated',
    label: fields.name,
    fields: changed,
  });
  noteClient(context, { ...client, revision }, fields, changed);
  return ok({ revision, warnings: [...warnings] });
}

/** Archives a client or brings it back; asking for the state it has changes nothing. */
export function changeClientStatus(
  context: CommandContext,
  input: { readonly uid: Uid; readonly revision: number; readonly status: StoredClient['status'] },
): Outcome<{ readonly revision: number }, never> {
  const { db, access } = context;
  const client = findClient(db, access, input.uid);
  if (client === null) return notFound('client');
  if (client.revision !== input.revision) return conflict('client', client.revision);
  if (client.status === input.status) return ok({ revision: client.revision });
  const revision = setClientStatus(db, client.id, input.status, context.clock.now());
  const verb = input.status === 'archived' ? 'archived' : 'restored';
  recordEvent(db, context, { clientId: client.id, kind: 'client', verb, label: client.name });
  noteClient(context, { ...client, status: input.status, revision }, fieldsOf(db, client), ['status']);
  return ok({ revision });
}

/** Deletes a client that nothing refers to; one with documents or services can only be archived. */
export function removeClient(
  context: CommandContext,
  uid: Uid,
): Outcome<Record<string, never>, 'ClientHasDocuments' | 'ClientHasServices'> {
  const { db, access } = context;
  const client = findClient(db, access, uid);
  if (client === null) return notFound('client');
  const { documents, services } = countDependents(db, client.id);
  if (documents > 0) return refused('ClientHasDocuments', { details: { count: documents } });
  if (services > 0) return refused('ClientHasServices', { details: { count: services } });
  noteClient(context, client, fieldsOf(db, client), []);
  deleteClient(db, client.id);
  return ok({});
}

/** Checks a contact: its address must be one, its numbers become E.164 where they parse. */
export function checkContact(
  contact: ContactFields,
  country: string,
  path: string,
): Result<ContactFields, Refused<'WrongEmail'>> {
  const email = checkEMail(contact.email, `${path}.email`);
  if (!email.ok) return email;
  return ok({
    ...contact,
    email: email.value,
    phone: keepPhone(contact.phone, country).text,
    mobile: keepPhone(contact.mobile, country).text,
  });
}

/** The id of an owner; a colleague whose account was disabled may stay owner, not become one. */
function resolveOwner(
  context: CommandContext,
  ownerUid: Uid | null,
  formerUid: Uid | null,
): Result<number | null, Refused<'UnknownOwner'>> {
  if (ownerUid === null) return ok(null);
  const owner = findUser(context.db, ownerUid);
  if (owner === null || (owner.state === 'disabled' && ownerUid !== formerUid))
    return refused('UnknownOwner', { field: 'client.ownerUid' });
  return ok(owner.id);
}

function noteClient(
  context: CommandContext,
  client: Pick<StoredClient, 'uid' | 'status' | 'revision'>,
  fields: ClientFields,
  names: readonly string[],
): void {
  const { uid, status, revision } = client;
  context.note({
    objectKind: 'client',
    objectUid: uid,
    fields: names,
    row: clientRowText({ ...fields, uid, status, revision }),
  });
}
