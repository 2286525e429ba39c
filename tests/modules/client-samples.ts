import type { TestBase } from '#tests/support/vault-base.ts';
import { createClient } from '#main/modules/clients/service.ts';
import type { ClientFields } from '#main/modules/clients/client-input.ts';
import type { Actor } from '#main/app/access.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** A client as typed, with what a test names. */
export const typedClient = (more: Partial<ClientFields> = {}): ClientFields => ({
  kind: 'company',
  name: 'Atelier des Tilleuls',
  company: '',
  industry: '',
  siren: '',
  siret: '',
  vatNumber: '',
  email: '',
  phone: '',
  address: { line1: '', line2: '', postalCode: '', city: '', country: 'FR' },
  tags: [],
  ownerUid: null,
  preferences: {
    channel: 'email',
    language: 'fr',
    quietFrom: '',
    quietTo: '',
    noSms: false,
    accessNotes: '',
    consents: [],
  },
  note: '',
  ...more,
});

/** Creates a client through its command; throws when it is refused. */
export function addClient(base: TestBase, more: Partial<ClientFields> = {}, by?: Actor): Uid {
  const outcome = base.command(by ?? base.people.manager, 'clients.create', (context) =>
    createClient(context, { client: typedClient(more) }),
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.uid;
}
