import { authorize, type Actor } from '#main/app/access.ts';
import type { Change } from '#main/app/change-feed.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import { contract } from '#shared/contract/index.ts';
import type { ChangeEvent } from '#shared/contract/events.ts';
import type { ProcedurePolicy } from '#shared/contract/policy.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import type { Reach } from '#shared/domain/access/permission.ts';

interface Declared {
  readonly '~orpc': { readonly meta: { readonly policy?: ProcedurePolicy } };
}

/** How far a person may read a noun: the widest of its queries; null where they may call none. */
function readingReach(actor: Actor, noun: string): Reach | null {
  const nouns: Readonly<Record<string, Readonly<Record<string, Declared>>>> = contract;
  let widest: Reach | null = null;
  for (const procedure of Object.values(nouns[noun] ?? {})) {
    const policy = procedure['~orpc'].meta.policy;
    if (policy?.kind !== 'query' || policy.admission === 'anonymous') continue;
    const reach = policy.admission === 'signed-in' ? 'own' : reachOf(actor.roles, policy.admission);
    if (reach === 'all') return 'all';
    widest = reach ?? widest;
  }
  return widest;
}

/**
 * What a person is told of a change; null when it is none of their business.
 *
 * Nobody hears of nouns they cannot read. Whoever sees only some clients gets the uid of a client they see, and of
 * everything else the noun alone: a uid would tell that a row of somebody else exists.
 */
export function toldTo(db: ReadDb, actor: Actor, change: Change): ChangeEvent | null {
  if (change.isPrivate && change.byUid !== actor.uid) return null;
  const reach = readingReach(actor, change.noun);
  if (reach === null) return null;
  const told = { kind: 'changed', noun: change.noun, byUid: change.byUid } as const;
  if (change.objectUid === null) return { ...told, uid: null };
  if (reach === 'all') return { ...told, uid: change.objectUid };
  const access = change.objectKind === 'client' ? authorize(actor, 'clients.read') : null;
  const isSeen = access !== null && visibleClient(db, access, change.objectUid) !== null;
  return { ...told, uid: isSeen ? change.objectUid : null, byUid: isSeen ? change.byUid : null };
}
