import { foldForSearch } from '#shared/domain/clients/search-fold.ts';

/** What of a document is found by typing: its number, client, subject and the client's order number. */
export const searchTextOf = (document: {
  readonly number: string;
  readonly clientName: string;
  readonly subject: string;
  readonly orderReference: string;
}): string =>
  foldForSearch([document.number, document.clientName, document.subject, document.orderReference].join(' '));
