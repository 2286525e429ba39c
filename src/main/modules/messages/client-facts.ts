import type { ReadDb } from '#main/db/handles.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { preferenceFields } from '#shared/contract/client-views.ts';
import type { SendFacts } from '#shared/domain/messages/send-check.ts';
import { zonesOf } from '#shared/domain/places/time-zones.ts';
import { invariant } from '#shared/kernel/assert.ts';

/** What of a client decides whether and when it is written to, and in which language. */
export type ClientFacts = SendFacts['client'] & { readonly language: 'fr' | 'en' };

/** Reads a client as the rules of messages see it; throws when there is none. */
export function clientFacts(db: ReadDb, clientId: number): ClientFacts {
  const row = rowOf<{
    readonly kind: 'company' | 'person';
    readonly status: string;
    readonly country: string;
    readonly postalCode: string;
    readonly preferences: string;
  }>(
    db,
    'select kind, status, country, postal_code as postalCode, preferences from clients where id = @clientId',
    { clientId },
  );
  invariant(row !== null, 'a message has its client');
  const kept = preferenceFields.partial().safeParse(JSON.parse(row.preferences));
  const preferences = kept.success ? kept.data : {};
  return {
    clientKind: row.kind,
    // What cannot be read is taken for an objection: nobody is written to on a guess.
    wishedChannel: kept.success ? (preferences.channel ?? 'email') : 'none',
    noSms: kept.success ? (preferences.noSms ?? false) : true,
    consents: preferences.consents ?? [],
    isArchived: row.status === 'archived',
    quiet: { from: preferences.quietFrom ?? '', to: preferences.quietTo ?? '' },
    zones: zonesOf(row.country, row.postalCode),
    language: preferences.language ?? 'fr',
  };
}
