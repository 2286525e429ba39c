import type { z } from '#shared/contract/zod.ts';
import type { clientFields } from '#shared/contract/client-views.ts';
import { phoneIn } from './display-phone.ts';
import type { ClientView } from './client-answers.ts';

/** A client as typed. */
export type ClientFields = z.input<typeof clientFields>;

/** What the change is based on: the sheet as it was when the form was opened, however old the draft. */
export interface ClientBase {
  readonly revision: number;
  readonly fields: ClientFields;
}

/** Values of the client form; a new client has no base. */
export type ClientValues = ClientFields & { readonly base: ClientBase | null };

/** The form of a new client. */
export const blankClient = (language: 'fr' | 'en'): ClientValues => ({
  kind: 'company',
  name: '',
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
    language,
    quietFrom: '',
    quietTo: '',
    noSms: false,
    accessNotes: '',
    consents: [],
  },
  note: '',
  base: null,
});

/** The fields of a sheet that the form changes. */
export const fieldsOfView = (view: ClientView): ClientFields => ({
  kind: view.kind,
  name: view.name,
  company: view.company,
  industry: view.industry,
  siren: view.siren,
  siret: view.siret,
  vatNumber: view.vatNumber,
  email: view.email,
  phone: phoneIn(view.phone, view.address.country),
  address: view.address,
  tags: view.tags,
  ownerUid: view.ownerUid,
  preferences: view.preferences,
  note: view.note,
});

/** The form of a sheet. */
export const valuesOfView = (view: ClientView): ClientValues => {
  const fields = fieldsOfView(view);
  return { ...fields, base: { revision: view.revision, fields } };
};

/** What is sent: the form without what only the form needs. */
export const fieldsOfValues = ({ base: _base, ...fields }: ClientValues): ClientFields => fields;
