import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { phoneDigitsOfQuery, phoneSearchForms } from '#shared/domain/clients/phone-search.ts';
import { foldForSearch, searchWords } from '#shared/domain/clients/search-fold.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** Clients whose people are looked at: a contact is found through the words of its client. */
const CLIENTS_LOOKED_AT = 60;

interface Row {
  readonly uid: Buffer;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly clientUid: Buffer;
  readonly clientName: string;
}

/** A contact that fits the text. */
export interface FoundContact {
  readonly uid: Uid;
  readonly name: string;
  readonly role: string;
  readonly clientUid: Uid;
  readonly clientName: string;
}

/**
 * Contacts that the actor may see and that fit the text by themselves: every word begins a word of the name or of the
 * address, or the digits are in a number.
 */
export function findContacts(
  db: ReadDb,
  access: Access,
  expression: string,
  text: string,
  limit: number,
): FoundContact[] {
  const rows = rowsOf<Row>(
    db,
    `select contacts.uid, contacts.name, contacts.role, contacts.email, contacts.phone, contacts.mobile,
       clients.uid as clientUid, clients.name as clientName
     from (select clients.id from clients_fts cross join clients on clients.id = clients_fts.rowid
           where clients_fts match @match and ${ownClients(access, '+clients_fts.rowid')}
           order by clients_fts.rowid desc limit ${String(CLIENTS_LOOKED_AT)}) found
     join clients on clients.id = found.id
     join contacts on contacts.client_id = found.id
     order by contacts.name`,
    { ...actorOf(access), match: expression },
  );
  const words = searchWords(text.replaceAll('@', ' '));
  const digits = phoneDigitsOfQuery(text);
  return rows
    .filter((row) => fits(row, words, digits))
    .slice(0, limit)
    .map((row) => ({
      uid: bytesToUid(row.uid),
      name: row.name,
      role: row.role,
      clientUid: bytesToUid(row.clientUid),
      clientName: row.clientName,
    }));
}

function fits(row: Row, words: readonly string[], digits: string | null): boolean {
  if (digits !== null)
    return [row.phone, row.mobile].some((phone) =>
      phoneSearchForms(phone).some((form) => form.startsWith(digits)),
    );
  const own = `${foldForSearch(row.name)} ${foldForSearch(row.email.replaceAll('@', ' '))}`.split(' ');
  return words.every((word) => own.some((part) => part.startsWith(word)));
}
