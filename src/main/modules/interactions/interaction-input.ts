import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { refused } from '#main/app/outcome.ts';
import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { localDayOf } from '#main/modules/audit/local-day.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import type { interactionFields } from '#shared/contract/interactions.ts';
import { checkInteraction, LONGEST_MINUTES } from '#shared/domain/interactions/interaction.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import type { StoredInteraction } from './interaction-rows.ts';

/** An interaction as typed. */
export type TypedInteraction = z.output<typeof interactionFields>;

/**
 * Checks a typed interaction and gives what is stored of it.
 *
 * `stored` is the interaction being changed: an archived client that it has already stays acceptable, and so does the
 * moment it bears when none is given.
 */
export function readInteraction(
  db: ReadDb,
  access: Access,
  typed: TypedInteraction,
  { stored, now }: { readonly stored: StoredInteraction | null; readonly now: Instant },
) {
  const client = visibleClient(db, access, typed.clientUid);
  if (client === null) return refused('UnknownClient', { field: 'interaction.clientUid' });
  if (client.status === 'archived' && stored?.clientId !== client.id)
    return refused('ClientArchived', { field: 'interaction.clientUid' });
  const contact =
    typed.contactUid === null
      ? null
      : rowOf<{ readonly id: number; readonly name: string }>(
          db,
          'select id, name from contacts where uid = @uid and client_id = @clientId',
          { uid: uidToBytes(typed.contactUid), clientId: client.id },
        );
  if (typed.contactUid !== null && contact === null)
    return refused('UnknownContact', { field: 'interaction.contactUid' });
  const occurredAt = typed.occurredAt ?? (stored?.row.occurredAt as Instant | undefined) ?? now;
  const checked = checkInteraction({ ...typed, occurredAt, occurredOn: localDayOf(occurredAt) }, now);
  if (!checked.ok) {
    const field = `interaction.${checked.error.field}`;
    switch (checked.error.tag) {
      case 'NothingWritten':
        return refused('NothingWritten', { field });
      case 'InteractionInFuture':
        return refused('InteractionInFuture', { field });
      case 'EndBeforeStart':
        return refused('EndBeforeStart', { field });
      case 'DurationOutOfRange':
        return refused('DurationOutOfRange', { field, details: { max: LONGEST_MINUTES / 60 } });
      case 'RecallBeforeInteraction':
        return refused('RecallBeforeInteraction', { field });
      default:
        return unreachable(checked.error);
    }
  }
  return ok({
    clientId: client.id,
    contactId: contact?.id ?? null,
    contactName: contact?.name ?? '',
    kind: typed.kind,
    direction: checked.value.direction,
    occurredAt,
    durationMinutes: checked.value.durationMinutes,
    subject: typed.subject,
    body: typed.body,
    recallOn: typed.recallOn,
  });
}

/** What a checked interaction stores. */
export type CheckedInteraction = Extract<ReturnType<typeof readInteraction>, { readonly ok: true }>['value'];
