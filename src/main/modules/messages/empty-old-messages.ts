import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { appendOwnAct } from '#main/modules/audit/append-own-act.ts';
import { change } from '#main/modules/lists/statements.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { clockView } from './message-clock.ts';

/** Rows emptied in one transaction: some milliseconds. */
const BATCH = 250;

/**
 * Empties the texts and addresses of messages that left or were cancelled more than twelve months ago (security.md §6).
 *
 * What stays is the fact: to which client, about what, at which level, by which channel, when and with what outcome,
 * so that nobody is written to about it again. Messages that may still leave keep their text. Answers how many were
 * emptied, or null when the clock is in doubt: a clock that ran ahead must not erase anything.
 */
export async function emptyOldMessages(
  vault: VaultRuntime,
  clock: Pick<Clock, 'now'>,
): Promise<number | null> {
  const now = clock.now();
  if (clockView(vault.read(), now).standing !== 'right') return null;
  // The same day a year before; as text, 29 February stands before 1 March of a year without it.
  const before = `${String(Number(now.slice(0, 4)) - 1).padStart(4, '0')}${now.slice(4)}`;
  let emptied = 0;
  for (;;) {
    if (!vault.isOpen()) return emptied;
    const some = vault.write((db) => {
      const touched = change(
        db,
        `update messages set recipient_name = '', recipient_address = '', subject = '', body = '', attachments = '[]',
           delivery_detail = ''
         where id in (select id from messages indexed by messages_by_time
           where created_at < @before and body <> '' and state in ('sent', 'cancelled')
             and coalesce(sent_at, updated_at) < @before
           limit ${String(BATCH)})`,
        { before },
      );
      if (touched > 0)
        appendOwnAct(db, vault, {
          action: 'messages.emptied',
          objectKind: 'message',
          details: { count: touched },
        });
      return touched;
    });
    emptied += some;
    if (some < BATCH) return emptied;
    await nextTurn();
  }
}
