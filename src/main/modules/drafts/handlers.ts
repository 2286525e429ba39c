import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { draftsOf, dropDraft, keepDraft } from './draft-store.ts';

/** Handlers of `drafts`: each person sees and changes their own alone. */
export const draftsHandlers: HandlersOf<Contract['drafts']> = {
  list: ({ db, access, clock }) => ok({ drafts: draftsOf(db, access.actor.id, clock.now()) }),

  save: ({ db, access, clock }, draft) => {
    keepDraft(db, access.actor.id, draft, clock.now());
    return ok({});
  },

  discard: ({ db, access }, { key }) => {
    dropDraft(db, access.actor.id, key);
    return ok({});
  },
};
