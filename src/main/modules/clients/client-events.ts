import type { CommandContext } from '#main/app/context.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { clientEvents } from '#main/db/schema/index.ts';

/** Something that happened with a client and is a row of no other table. */
export interface ClientEvent {
  readonly clientId: number;
  readonly kind: 'client' | 'contact' | 'import';
  readonly verb: 'created' | 'updated' | 'archived' | 'restored' | 'added' | 'changed' | 'removed';
  /** Name of the client or of the contact. */
  readonly label: string;
  /** Names of the fields that changed. */
  readonly fields?: readonly string[];
}

/** Writes an event on the client's timeline. */
export function recordEvent(
  db: WriteDb,
  context: Pick<CommandContext, 'access' | 'clock' | 'newUid'>,
  event: ClientEvent,
): void {
  db.insert(clientEvents)
    .values({
      uid: context.newUid(),
      clientId: event.clientId,
      at: context.clock.now(),
      kind: event.kind,
      verb: event.verb,
      label: event.label,
      detail: (event.fields ?? []).join(','),
      actorId: context.access.actor.id,
    })
    .run();
}
