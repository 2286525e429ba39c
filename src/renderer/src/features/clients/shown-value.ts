import { unreachable } from '#shared/kernel/exhaustive.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import type { Format } from '../../i18n/format.ts';
import type { Language } from '../../i18n/i18n.ts';
import type { Words } from '../../i18n/use-words.ts';
import type { ClientFields } from './client-values.ts';
import { countryName } from '../../i18n/countries.ts';
import type { MergeField } from './merge-client.ts';

interface Showing {
  readonly t: Words;
  readonly format: Format;
  readonly language: Language;
  readonly ownerName: (uid: string) => string;
}

type Preferences = ClientFields['preferences'];

const consentsText = (consents: Preferences['consents'], { t, format }: Showing): string =>
  consents
    .map((one) => {
      const date = isLocalDate(one.at) ? format.date(one.at) : one.at;
      const answer = one.granted ? t('clients:reach.granted') : t('clients:reach.refused');
      return `${t('clients:reach.consentLine', { purpose: t(`clients:reach.purposes.${one.purpose}`), date })} · ${answer}`;
    })
    .join('\n');

/** A field's value as a person reads it; empty for an empty one. `value` must be of the field. */
export function shownValue(field: MergeField, value: unknown, showing: Showing): string {
  const { t } = showing;
  switch (field) {
    case 'kind':
      return value === 'person' ? t('clients:form.person') : t('clients:form.company');
    case 'tags':
      return (value as ClientFields['tags']).join(', ');
    case 'ownerUid':
      return value === null ? '' : showing.ownerName(value as string);
    case 'channel':
      return t(`clients:reach.channels.${value as Preferences['channel']}`);
    case 'language':
      return t(`clients:reach.languages.${value as Preferences['language']}`);
    case 'noSms':
      return value === true ? t('clients:yes') : t('clients:no');
    case 'consents':
      return consentsText(value as Preferences['consents'], showing);
    case 'country':
      return countryName(showing.language, value as string);
    case 'name':
    case 'company':
    case 'industry':
    case 'siren':
    case 'siret':
    case 'vatNumber':
    case 'email':
    case 'phone':
    case 'note':
    case 'line1':
    case 'line2':
    case 'postalCode':
    case 'city':
    case 'quietFrom':
    case 'quietTo':
    case 'accessNotes':
      return value as string;
    default:
      return unreachable(field);
  }
}
