import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import type { CommandContext } from '#main/app/context.ts';
import { conflict, notFound, refused } from '#main/app/outcome.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { storedRow } from '#main/modules/lists/stored-row.ts';
import { visibleClient } from '#main/modules/lists/visible-client.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { contractFields } from '#shared/contract/contracts.ts';
import type { Contract } from '#shared/contract/index.ts';
import {
  checkContract,
  FIRST_YEAR,
  LAST_YEAR,
  nextPeriod,
  type ContractFault,
} from '#shared/domain/contracts/service-contract.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { findContract, type StoredContract } from './contract-rows.ts';
import {
  deleteContract,
  hasFollowing,
  insertContract,
  storeDecision,
  updateContract,
} from './contract-store.ts';
import { keepDeletedContract, restoreDeletedContract } from './deleted-contracts.ts';
import { listContracts } from './list-contracts.ts';

type Typed = z.output<typeof contractFields>;

/** Handlers of `contracts`: agreements that run, are renewed and end. */
export const contractsHandlers: HandlersOf<Contract['contracts']> = {
  list: ({ db, access, clock }, query) => ok(listContracts(db, access, query, clock.today())),

  get: ({ db, access, clock }, { uid }) => {
    const stored = findContract(db, access, uid, clock.today());
    return stored === null ? notFound('contract') : ok(stored.row);
  },

  create: (context, { contract }) => {
    const { db, access, clock } = context;
    const checked = readContract(db, access, contract, null);
    if (!checked.ok) return checked;
    const uid = context.newUid();
    const id = insertContract(db, checked.value, { uid, now: clock.now(), actorId: access.actor.id });
    noteContract(context, id, uid, []);
    return ok({ uid, revision: 1 });
  },

  update: (context, { uid, revision, contract }) => {
    const { db, access, clock } = context;
    const stored = findContract(db, access, uid, clock.today());
    if (stored === null) return notFound('contract');
    if (stored.row.revision !== revision) return conflict('contract', stored.row.revision);
    // What was decided was decided about these days.
    if (stored.decision !== null) return refused('ContractDecided');
    const checked = readContract(db, access, contract, stored);
    if (!checked.ok) return checked;
    updateContract(db, stored.id, checked.value, clock.now());
    const changed = (Object.keys(contract) as (keyof Typed)[]).filter(
      (name) => stored.row[name] !== contract[name],
    );
    noteContract(context, stored.id, uid, changed);
    return ok({ revision: revision + 1 });
  },

  renew: (context, { uid, revision }) => {
    const { db, access, clock } = context;
    const stored = findContract(db, access, uid, clock.today());
    if (stored === null) return notFound('contract');
    if (stored.row.revision !== revision) return conflict('contract', stored.row.revision);
    if (stored.decision !== null) return refused('ContractDecided');
    if (visibleClient(db, access, stored.row.clientUid as Uid)?.status === 'archived')
      return refused('ClientArchived');
    const { title, note } = stored.row;
    const next = nextPeriod(stored.row);
    const checked = checkContract(next);
    if (!checked.ok) return refused('ContractOutOfRange', { details: { from: FIRST_YEAR, to: LAST_YEAR } });
    const now = clock.now();
    storeDecision(db, stored.id, 'renewed', now);
    const followingUid = context.newUid();
    insertContract(
      db,
      { ...next, clientId: stored.clientId, title, note },
      { uid: followingUid, now, actorId: access.actor.id },
    );
    noteContract(context, stored.id, uid, ['decision'], { following: followingUid });
    const { startsOn, endsOn } = next;
    return ok({ revision: revision + 1, following: { uid: followingUid, revision: 1, startsOn, endsOn } });
  },

  end: (context, { uid, revision }) => {
    const { db, access, clock } = context;
    const stored = findContract(db, access, uid, clock.today());
    if (stored === null) return notFound('contract');
    if (stored.row.revision !== revision) return conflict('contract', stored.row.revision);
    if (stored.decision !== null) return refused('ContractDecided');
    storeDecision(db, stored.id, 'ended', clock.now());
    noteContract(context, stored.id, uid, ['decision']);
    return ok({ revision: revision + 1 });
  },

  reopen: (context, { uid, revision }) => {
    const { db, access, clock } = context;
    const stored = findContract(db, access, uid, clock.today());
    if (stored === null) return notFound('contract');
    if (stored.row.revision !== revision) return conflict('contract', stored.row.revision);
    const { decision, clientId, row } = stored;
    if (decision === null) return refused('ContractUndecided');
    // Both would ask to be renewed, and the client would be under the same agreement twice.
    if (decision === 'renewed' && hasFollowing(db, clientId, row.title, addDays(row.endsOn, 1)))
      return refused('ContractContinues');
    storeDecision(db, stored.id, null, clock.now());
    noteContract(context, stored.id, uid, ['decision']);
    return ok({ revision: revision + 1 });
  },

  delete: (context, { uid }) => {
    const { db, access, clock } = context;
    const stored = findContract(db, access, uid, clock.today());
    if (stored === null) return notFound('contract');
    keepDeletedContract(db, clock, uid, access.actor.id);
    deleteContract(db, stored.id);
    context.note({ objectKind: 'contract', objectUid: uid });
    return ok({});
  },

  restore: (context, { uid }) => {
    const { db, access, clock } = context;
    const id = restoreDeletedContract(db, clock, uid, access.actor.id);
    // Whoever lost sight of the client meanwhile brings nothing back: the refusal undoes the change.
    const restored = id === null ? null : findContract(db, access, uid, clock.today());
    if (id === null || restored === null) return notFound('contract');
    noteContract(context, id, uid, []);
    return ok({ revision: restored.row.revision });
  },
};

/** Checks what was typed; an archived client that it has already stays acceptable. */
function readContract(db: ReadDb, access: Access, typed: Typed, stored: StoredContract | null) {
  const client = visibleClient(db, access, typed.clientUid);
  if (client === null) return refused('UnknownClient', { field: 'contract.clientUid' });
  if (client.status === 'archived' && stored?.clientId !== client.id)
    return refused('ClientArchived', { field: 'contract.clientUid' });
  const checked = checkContract(typed);
  if (!checked.ok) return refusalOf(checked.error);
  const { clientUid: _uid, ...kept } = typed;
  return ok({ ...kept, clientId: client.id });
}

function refusalOf(fault: ContractFault) {
  const field = `contract.${fault.field}`;
  switch (fault.tag) {
    case 'ContractEndsBeforeStart':
      return refused('ContractEndsBeforeStart', { field });
    case 'ContractOutOfRange':
      return refused('ContractOutOfRange', { field, details: { from: FIRST_YEAR, to: LAST_YEAR } });
    case 'NoticeBeyondTerm':
      return refused('NoticeBeyondTerm', { field, details: { max: fault.most } });
    default:
      return unreachable(fault);
  }
}

function noteContract(
  context: CommandContext,
  id: number,
  uid: Uid,
  fields: readonly string[],
  details: Readonly<Record<string, string>> = {},
): void {
  context.note({
    objectKind: 'contract',
    objectUid: uid,
    fields,
    details,
    row: storedRow(context.db, 'service_contracts', id),
  });
}
