import { eq } from 'drizzle-orm';
import type { ReadDb } from '#main/db/handles.ts';
import { clients } from '#main/db/schema/index.ts';
import { changedFields } from '#main/modules/clients/changed-fields.ts';
import { checkClient, type ClientFields } from '#main/modules/clients/client-input.ts';
import { fieldsOf, type StoredClient } from '#main/modules/clients/client-store.ts';
import { contactsOf } from '#main/modules/clients/contact-store.ts';
import { foldForSearch } from '#shared/domain/clients/search-fold.ts';
import type { ImportField } from './column-mapping.ts';
import type { ImportRow, RowProblem } from './import-row.ts';
import { createLookup, duplicateValues, keyOf, type MatchKey } from './match-clients.ts';

/** What an import does with a row. */
export type RowPlan =
  | { readonly outcome: 'created' }
  | {
      readonly outcome: 'changed';
      readonly client: StoredClient;
      readonly before: ClientFields;
      readonly after: ClientFields;
      readonly changed: readonly string[];
      readonly addsContact: boolean;
    }
  | { readonly outcome: 'unchanged'; readonly client: StoredClient }
  | { readonly outcome: 'duplicate'; readonly client: StoredClient | null; readonly problem: RowProblem }
  | { readonly outcome: 'refused'; readonly problems: readonly RowProblem[] };

/** Decides row by row; it remembers the rows before, so that a file cannot bring the same client twice. */
export interface ImportPlanner {
  plan(row: ImportRow): RowPlan;
}

/**
 * A planner over the base as it is now.
 *
 * `matchBy` finds the client that a row updates. What shares a SIRET, an address, a phone or a name with a client (or
 * with an earlier row) without being that match is called a duplicate.
 */
export function createPlanner(db: ReadDb, matchBy: MatchKey | 'none'): ImportPlanner {
  const seen = new Set<string>();
  const touched = new Set<number>();
  const lookup = createLookup(db);
  const clientOf = (id: number): StoredClient | null =>
    db.select().from(clients).where(eq(clients.id, id)).get() ?? null;
  const duplicate = (id: number | null, field: string, reason: string): RowPlan => ({
    outcome: 'duplicate',
    client: id === null ? null : clientOf(id),
    problem: { field, reason, severity: 'warning' },
  });

  function decide(row: ImportRow, client: ClientFields): RowPlan {
    if (matchBy !== 'none') {
      const [match, second] = lookup.clientsWith(matchBy, keyOf(client, matchBy));
      if (second !== undefined) {
        return {
          outcome: 'refused',
          problems: [{ field: matchBy, reason: 'SeveralClientsMatch', severity: 'refused' }],
        };
      }
      if (match !== undefined) {
        if (touched.has(match.id)) return duplicate(match.id, matchBy, 'SameAsEarlierRow');
        touched.add(match.id);
        const stored = clientOf(match.id);
        if (stored !== null) return planChange(db, stored, row, client);
      }
    }
    for (const { key, value } of duplicateValues(client)) {
      const existing = lookup.clientLike(client, key);
      if (existing !== null) return duplicate(existing, key, 'SameAsClient');
      if (seen.has(`${key} ${value}`)) return duplicate(null, key, 'SameAsEarlierRow');
    }
    return { outcome: 'created' };
  }

  return {
    plan: (row) => {
      if (row.client === null) return { outcome: 'refused', problems: row.problems };
      const plan = decide(row, row.client);
      for (const { key, value } of duplicateValues(row.client)) seen.add(`${key} ${value}`);
      return plan;
    },
  };
}

function planChange(db: ReadDb, stored: StoredClient, row: ImportRow, client: ClientFields): RowPlan {
  const before = fieldsOf(db, stored);
  const after = merge(before, client, row.given);
  const checked = checkClient(after);
  if (!checked.ok) {
    // Each number is right by itself, but not beside those the client has.
    const field = checked.error.field?.replace('client.', '') ?? 'siren';
    return { outcome: 'refused', problems: [{ field, reason: checked.error.reason, severity: 'refused' }] };
  }
  const changed = changedFields(before, after);
  const addsContact =
    row.contact !== null &&
    contactsOf(db, stored.id).every(
      (contact) => foldForSearch(contact.name) !== foldForSearch(row.contact?.name ?? ''),
    );
  if (changed.length === 0 && !addsContact) return { outcome: 'unchanged', client: stored };
  return { outcome: 'changed', client: stored, before, after, changed, addsContact };
}

/** The stored client with what the row gives; the rest, preferences and owner among it, stays. */
function merge(before: ClientFields, typed: ClientFields, given: readonly ImportField[]): ClientFields {
  const gives = new Set(given);
  const pick = <Key extends ImportField & keyof ClientFields>(key: Key): ClientFields[Key] =>
    gives.has(key) ? typed[key] : before[key];
  const place = (key: ImportField & keyof ClientFields['address']): string =>
    gives.has(key) ? typed.address[key] : before.address[key];
  return {
    ...before,
    kind: pick('kind'),
    name: pick('name'),
    company: gives.has('name') ? pick('company') : before.company,
    industry: pick('industry'),
    siret: pick('siret'),
    // A SIRET brings its SIREN.
    siren: gives.has('siret') ? typed.siren : pick('siren'),
    vatNumber: pick('vatNumber'),
    email: pick('email'),
    phone: pick('phone'),
    note: pick('note'),
    tags: gives.has('tags') ? addTags(before.tags, typed.tags) : before.tags,
    address: {
      line1: place('line1'),
      line2: place('line2'),
      postalCode: place('postalCode'),
      city: place('city'),
      country: place('country'),
    },
  };
}

const MOST_TAGS = 20;

const addTags = (before: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...before, ...more])].slice(0, MOST_TAGS).toSorted();
