import type { z } from 'zod';
import type { clientFields } from '#shared/contract/client-views.ts';

type ClientInput = z.input<typeof clientFields>;

/** A fictitious client with every field filled in; `changes` replace some (city goes into the address). */
export function sampleClient(changes: Partial<ClientInput> & { readonly city?: string } = {}): ClientInput {
  const { city, ...fields } = changes;
  return {
    kind: 'company',
    name: 'Clinique des Tilleuls',
    company: '',
    industry: 'Santé',
    siren: '',
    siret: '',
    vatNumber: '',
    email: 'accueil@tilleuls.example',
    phone: '01 99 00 12 34',
    address: {
      line1: '3 rue des Lilas',
      line2: '',
      postalCode: '44000',
      city: city ?? 'Nantes',
      country: 'FR',
    },
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
    ...fields,
  };
}
