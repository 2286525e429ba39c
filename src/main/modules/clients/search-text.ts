import { phoneSearchForms } from '#shared/domain/clients/phone-search.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';

/** What of a client can be searched. */
export interface SearchableClient {
  readonly name: string;
  readonly company: string;
  readonly city: string;
  readonly postalCode: string;
  readonly email: string;
  readonly phone: string;
  readonly siren: string;
  readonly siret: string;
}

/** What of a contact can be searched. */
export interface SearchableContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
}

/** The folded text that feeds the search index of a client, with its tags and its contacts. */
export function searchTextOf(
  client: SearchableClient,
  tags: readonly string[],
  contacts: readonly SearchableContact[],
): string {
  const texts = [client.name, client.company, client.city, client.postalCode, client.email, ...tags];
  const numbers = [client.siren, client.siret, ...phoneSearchForms(client.phone)];
  for (const contact of contacts) {
    texts.push(contact.name, contact.email);
    numbers.push(...phoneSearchForms(contact.phone), ...phoneSearchForms(contact.mobile));
  }
  return [...texts.map(foldForSearch), ...numbers].filter((part) => part !== '').join(' ');
}
