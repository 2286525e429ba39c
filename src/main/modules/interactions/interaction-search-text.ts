import { phoneSearchForms } from '#shared/domain/clients/phone-search.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';

/** What of an interaction can be searched. */
export interface SearchableInteraction {
  readonly subject: string;
  readonly body: string;
  readonly contactName: string;
  readonly comments: readonly string[];
}

// Runs of digits as numbers are written down, from seven digits on.
const NUMBERS = /(?:\+|\b)\d(?:[\s.\-/()\u00A0\u202F]?\d){6,14}/g;

/** The folded text that feeds the index: its words, and each phone number in it under both forms. */
export function interactionSearchText({
  subject,
  body,
  contactName,
  comments,
}: SearchableInteraction): string {
  const text = [subject, body, contactName, ...comments].join(' ');
  const numbers = [...text.matchAll(NUMBERS)].flatMap(([number]) => phoneSearchForms(number));
  return [foldForSearch(text), ...new Set(numbers)].filter((part) => part !== '').join(' ');
}
