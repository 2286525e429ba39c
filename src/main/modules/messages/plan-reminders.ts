import { setImmediate as turn } from 'node:timers/promises';
import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { defaultPlan, ensureDefaultPlan } from '#main/modules/reminders/plan-store.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { clockView } from './message-clock.ts';
import { dueClients } from './due-clients.ts';
import { refreshText, staleReminders } from './refresh-texts.ts';
import { writeReminders } from './write-reminders.ts';

/**
 * Writes every reminder that is due today; answers how many messages.
 *
 * One transaction per client, and other calls have their turn between two of them: a planning that is cut off goes on
 * where it was. Stops when the vault closes or the clock is in doubt.
 */
export async function planReminders(vault: VaultRuntime, deps: AppDeps): Promise<number> {
  const { clock } = deps;
  const makeUid = () => newUid(deps);
  const isHeldBack = () => clockView(vault.read(), clock.now()).standing !== 'right';
  if (!vault.isOpen() || isHeldBack()) return 0;
  if (defaultPlan(vault.read()) === null)
    vault.write((db) => {
      ensureDefaultPlan(db, readSettings(db).documentLanguage, clock.now());
    });
  let written = 0;
  for (const clientId of dueClients(vault.read(), clock.today())) {
    await turn();
    if (!vault.isOpen() || isHeldBack()) return written;
    written += vault.write((db) => {
      const messages = writeReminders(db, clientId, {
        now: clock.now(),
        today: clock.today(),
        newUid: makeUid,
      });
      for (const { uid, channel, level } of messages)
        appendEntry(db, vault.auditor(), {
          class: 'security',
          action: 'message.written',
          outcome: 'done',
          actorUid: null,
          host: 'direct',
          objectKind: 'message',
          objectUid: uid,
          fields: [],
          details: { channel, level, automatic: 1 },
          row: null,
        });
      return messages.length;
    });
  }
  for (const id of staleReminders(vault.read(), clock.today())) {
    await turn();
    if (!vault.isOpen() || isHeldBack()) return written;
    vault.write((db) => refreshText(db, id, { today: clock.today(), now: clock.now() }));
  }
  return written;
}
