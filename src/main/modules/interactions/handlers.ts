import type { CommandContext } from '#main/app/context.ts';
import { conflict, notFound, refused } from '#main/app/outcome.ts';
import { storedRow } from '#main/modules/lists/stored-row.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { keepDeleted, restoreDeleted } from './deleted-interactions.ts';
import { readInteraction, type TypedInteraction } from './interaction-input.ts';
import {
  commentsOf,
  findComment,
  findInteraction,
  mayChange,
  type StoredInteraction,
} from './interaction-rows.ts';
import {
  countComments,
  deleteComment,
  deleteInteraction,
  insertComment,
  insertInteraction,
  storeRecallDone,
  updateInteraction,
} from './interaction-store.ts';
import { listInteractions, listRecalls } from './list-interactions.ts';

const MOST_COMMENTS = 200;

/** Handlers of `interactions`: what was said with a client, by whom, and when to call back. */
export const interactionsHandlers: HandlersOf<Contract['interactions']> = {
  list: (context, input) => ok(listInteractions(context.db, context.access, input)),

  get: (context, { uid }) => {
    const { db, access } = context;
    const stored = findInteraction(db, access, uid);
    if (stored === null) return notFound('interaction');
    return ok({
      ...stored.row,
      body: stored.body,
      commentList: [...commentsOf(db, access.actor, stored.id)],
    });
  },

  recalls: (context, input) => ok(listRecalls(context.db, context.access, input, context.clock.today())),

  create: (context, { interaction }) => {
    const { db, access, clock } = context;
    const now = clock.now();
    const checked = readInteraction(db, access, interaction, { stored: null, now });
    if (!checked.ok) return checked;
    const uid = context.newUid();
    const id = insertInteraction(db, checked.value, { uid, now, actorId: access.actor.id });
    noteInteraction(context, id, uid, []);
    return ok({ uid, revision: 1 });
  },

  update: (context, { uid, revision, interaction }) => {
    const { db, access, clock } = context;
    const stored = findInteraction(db, access, uid);
    if (stored === null) return notFound('interaction');
    if (!mayChange(access.actor, stored.authorId)) return refused('NotTheAuthor');
    if (stored.row.revision !== revision) return conflict('interaction', stored.row.revision);
    const now = clock.now();
    const checked = readInteraction(db, access, interaction, { stored, now });
    if (!checked.ok) return checked;
    updateInteraction(db, stored.id, checked.value, now);
    noteInteraction(context, stored.id, uid, changedFields(stored, interaction));
    return ok({ revision: revision + 1 });
  },

  setRecallDone: (context, { uid, done }) => {
    const { db, access, clock } = context;
    const stored = findInteraction(db, access, uid);
    if (stored === null) return notFound('interaction');
    if (stored.row.recallOn === null) return refused('NoRecall');
    const now = clock.now();
    const isDone = stored.row.recallDoneAt !== null;
    if (isDone !== done) storeRecallDone(db, stored.id, done ? now : null, now);
    noteInteraction(context, stored.id, uid, ['recallDoneAt']);
    return ok({ revision: stored.row.revision + (isDone === done ? 0 : 1) });
  },

  delete: (context, { uid }) => {
    const { db, access, clock } = context;
    const stored = findInteraction(db, access, uid);
    if (stored === null) return notFound('interaction');
    if (!mayChange(access.actor, stored.authorId)) return refused('NotTheAuthor');
    keepDeleted(db, clock, { uid, id: stored.id, by: access.actor.id });
    deleteInteraction(db, stored.id);
    context.note({ objectKind: 'interaction', objectUid: uid });
    return ok({});
  },

  restore: (context, { uid }) => {
    const { db, access, clock } = context;
    const restored = restoreDeleted(db, clock, uid, access.actor.id);
    // Whoever lost sight of the client meanwhile brings nothing back: the refusal undoes the change.
    if (restored === null || findInteraction(db, access, uid) === null) return notFound('interaction');
    noteInteraction(context, restored.id, uid, []);
    return ok({ revision: restored.revision });
  },

  addComment: (context, { uid, text }) => {
    const { db, access, clock } = context;
    const stored = findInteraction(db, access, uid);
    if (stored === null) return notFound('interaction');
    if (text === '') return refused('NothingWritten', { field: 'text' });
    if (countComments(db, stored.id) >= MOST_COMMENTS)
      return refused('TooManyComments', { details: { max: MOST_COMMENTS } });
    const commentUid = context.newUid();
    insertComment(db, {
      uid: commentUid,
      interactionId: stored.id,
      authorId: access.actor.id,
      text,
      now: clock.now(),
    });
    context.note({ objectKind: 'interaction', objectUid: uid });
    return ok({ uid: commentUid });
  },

  deleteComment: (context, { uid }) => {
    const { db, access } = context;
    const comment = findComment(db, access, uid);
    if (comment === null) return notFound('interaction-comment');
    if (!mayChange(access.actor, comment.authorId)) return refused('NotTheAuthor');
    deleteComment(db, comment.id, comment.interactionId);
    context.note({ objectKind: 'interaction-comment', objectUid: uid });
    return ok({});
  },
};

function noteInteraction(context: CommandContext, id: number, uid: Uid, fields: readonly string[]): void {
  context.note({
    objectKind: 'interaction',
    objectUid: uid,
    fields,
    row: storedRow(context.db, 'interactions', id),
  });
}

function changedFields({ row, body }: StoredInteraction, typed: TypedInteraction): readonly string[] {
  const before = { ...row, body };
  return (Object.keys(typed) as (keyof TypedInteraction)[]).filter(
    (name) => before[name] !== typed[name] && !(name === 'occurredAt' && typed.occurredAt === null),
  );
}
