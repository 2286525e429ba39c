import { notFound } from '#main/app/outcome.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { clientSheet } from './client-sheet.ts';
import { countDependents, findClient } from './client-store.ts';
import { addContact, changeContact, removeContact } from './contact-service.ts';
import { duplicateClients } from './duplicates.ts';
import { clientFacets } from './facets.ts';
import { listClients } from './list-clients.ts';
import { changeClient, changeClientStatus, createClient, removeClient } from './service.ts';
import { clientTimeline } from './timeline.ts';

/** Clients, their contacts and their timeline. */
export const clientsHandlers: HandlersOf<Contract['clients']> = {
  list: (context, input) => ok(listClients(context.db, context.access, input, context.clock.today())),
  facets: (context) => ok(clientFacets(context.db, context.access)),
  get: (context, { uid }) => {
    const sheet = clientSheet(context.db, context.access, uid, context.clock.today());
    if (sheet === null) return notFound('client');
    context.note({ objectKind: 'client', objectUid: uid });
    return ok(sheet);
  },
  create: createClient,
  update: changeClient,
  setStatus: changeClientStatus,
  prepareDelete: (context, { uid }) => {
    const client = findClient(context.db, context.access, uid);
    return client === null ? notFound('client') : ok(countDependents(context.db, client.id));
  },
  delete: (context, { uid }) => removeClient(context, uid),
  findDuplicates: (context, { exceptUid, ...typed }) =>
    ok(duplicateClients(context.db, context.access, typed, exceptUid)),
  timeline: (context, { uid, ...query }) => {
    const client = findClient(context.db, context.access, uid);
    return client === null
      ? notFound('client')
      : ok(clientTimeline(context.db, context.access, client.id, query));
  },
  addContact,
  updateContact: changeContact,
  removeContact: (context, { uid }) => removeContact(context, uid),
};
