import type { InferSchemaInput } from '@orpc/contract';
import { authorize, type Access } from '#main/app/access.ts';
import type { QueryContext } from '#main/app/context.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { listClients } from '#main/modules/clients/list-clients.ts';
import { searchQuery } from '#main/modules/clients/search-query.ts';
import { documentMatch } from '#main/modules/lists/document-match.ts';
import { interactionsByIds } from '#main/modules/interactions/interaction-rows.ts';
import { invoiceRowsByIds } from '#main/modules/invoices/invoice-rows.ts';
import { servicesByIds } from '#main/modules/services/service-rows.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { HITS_PER_GROUP, type searchContract } from '#shared/contract/search.ts';
import { searchWords } from '#shared/domain/clients/search-fold.ts';
import { excerptAround } from '#shared/domain/search/excerpt-around.ts';
import { otherReadings } from '#shared/domain/search/keyboard-slip.ts';
import { ok } from '#shared/kernel/result.ts';
import { findContacts } from './find-contacts.ts';
import { findHits } from './find-hits.ts';
import { findInteractions } from './find-interactions.ts';

type Answer = InferSchemaInput<NonNullable<(typeof searchContract)['everything']['~orpc']['outputSchema']>>;
type Groups = Pick<Answer, 'clients' | 'contacts' | 'services' | 'invoices' | 'interactions'>;

const NONE: Groups = { clients: [], contacts: [], services: [], invoices: [], interactions: [] };

/** Characters of an interaction that a line of the palette has room for. */
const EXCERPT = 140;

const isEmpty = (groups: Groups): boolean =>
  Object.values(groups).every((group: readonly unknown[]) => group.length === 0);

/** Every group that the person may read, each with its own right and row rule. */
function findAll({ db, access, clock }: QueryContext, text: string): Groups {
  const words = searchQuery(text);
  if (words.kind !== 'match') return NONE;
  const { actor } = access;
  const [mayServices, mayInvoices] = [authorize(actor, 'services.read'), authorize(actor, 'invoices.read')];
  const mayInteractions = authorize(actor, 'interactions.read');
  const documents = documentMatch(text);
  const hits = (table: 'services' | 'invoices', may: Access | null): readonly number[] =>
    may === null || documents.kind !== 'match'
      ? []
      : findHits(db, may, table, documents.expression, HITS_PER_GROUP);
  const today = clock.today();
  const { rows } = listClients(db, access, { text, status: 'all', limit: HITS_PER_GROUP }, today);
  return {
    clients: rows.map(({ uid, name, company, city, status }) => ({ uid, name, company, city, status })),
    contacts: findContacts(db, access, words.expression, text, HITS_PER_GROUP),
    services: servicesByIds(db, hits('services', mayServices)).map(({ date, row }) => ({
      uid: row.uid,
      title: row.title,
      clientName: row.clientName,
      date,
      status: row.status,
    })),
    invoices: [...invoiceRowsByIds(db, hits('invoices', mayInvoices), today)].map((row) => ({
      uid: row.uid,
      kind: row.kind,
      number: row.number,
      clientName: row.clientName,
      issueDate: row.issueDate,
      gross: row.gross,
      isDraft: row.state === 'draft',
    })),
    interactions:
      mayInteractions === null || !isTelling(text)
        ? []
        : toldAbout(db, mayInteractions, words.expression, searchWords(text)),
  };
}

/** A letter begins a word of nearly every interaction: its hits tell nothing and are the slowest of all. */
const isTelling = (text: string): boolean => searchWords(text).some((word) => word.length > 1);

/** The newest interactions that fit, each with the part of it that is about the words. */
const toldAbout = (
  db: ReadDb,
  access: Access,
  expression: string,
  words: readonly string[],
): Groups['interactions'] =>
  interactionsByIds(db, access.actor, findInteractions(db, access, expression, HITS_PER_GROUP)).map(
    (row) => ({
      uid: row.uid,
      clientUid: row.clientUid,
      clientName: row.clientName,
      kind: row.kind,
      direction: row.direction,
      occurredAt: row.occurredAt,
      excerpt: excerptAround(`${row.subject} ${row.excerpt}`, words, EXCERPT),
    }),
  );

/** Handlers of `search`: the palette's one question. */
export const searchHandlers: HandlersOf<Contract['search']> = {
  everything: (context, { text }) => {
    const typed = findAll(context, text);
    const isSearchable = searchQuery(text).kind !== 'nothing';
    if (!isEmpty(typed) || text === '') return ok({ isSearchable, readAs: null, ...typed });
    for (const reading of otherReadings(text)) {
      const meant = findAll(context, reading);
      if (!isEmpty(meant)) return ok({ isSearchable: true, readAs: reading, ...meant });
    }
    return ok({ isSearchable, readAs: null, ...NONE });
  },
};
