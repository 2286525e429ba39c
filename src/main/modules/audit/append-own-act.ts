import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { WriteDb } from '#main/db/handles.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { appendEntry } from './append.ts';

/** Acts of the core itself, which no procedure declares. */
export const OWN_ACTIONS = [
  'vault.restored',
  'finance-access.granted',
  'accounts.reconciled',
  'recovery.failed',
  'summaries.repaired',
  'backup.scheduled',
  'import.rolled-back',
  'messages.emptied',
] as const;

/** Writes down what the core did by itself, in the transaction that did it. */
export function appendOwnAct(
  db: WriteDb,
  vault: VaultRuntime,
  act: {
    readonly action: (typeof OWN_ACTIONS)[number];
    readonly class?: 'security' | 'accounting';
    readonly outcome?: 'done' | 'failed';
    readonly objectKind: string;
    readonly objectUid?: Uid;
    readonly fields?: readonly string[];
    readonly details?: Readonly<Record<string, string | number>>;
  },
): void {
  appendEntry(db, vault.auditor(), {
    class: act.class ?? 'security',
    action: act.action,
    outcome: act.outcome ?? 'done',
    actorUid: null,
    host: 'direct',
    objectKind: act.objectKind,
    objectUid: act.objectUid ?? null,
    fields: act.fields ?? [],
    details: act.details ?? {},
    row: null,
  });
}
