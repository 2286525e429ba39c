import { and, asc, count, eq, ne, or } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';
import { conflict, notFound, refused } from '#main/app/outcome.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { savedViews, users } from '#main/db/schema/index.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { VIEWS_PER_PERSON, type VIEW_LISTS } from '#shared/contract/views.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';

type ViewList = (typeof VIEW_LISTS)[number];

const mayRead = (access: Access, list: ViewList): boolean =>
  reachOf(access.actor.roles, `${list}.read`) !== null;

/** A view of the person's own; those of others are not told apart from none. */
const ownView = (db: ReadDb, access: Access, uid: Uid) =>
  db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.uid, uid), eq(savedViews.ownerId, access.actor.id)))
    .get();

const nameIsTaken = (db: ReadDb, access: Access, list: ViewList, name: string, except: number): boolean =>
  db
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.list, list),
        eq(savedViews.ownerId, access.actor.id),
        eq(savedViews.name, name),
        ne(savedViews.id, except),
      ),
    )
    .get() !== undefined;

/** Handlers of `views`: everybody keeps their own; whoever may read a list sees what is shared on it. */
export const viewsHandlers: HandlersOf<Contract['views']> = {
  list: ({ db, access }) => {
    const rows = db
      .select({ view: savedViews, ownerName: users.name })
      .from(savedViews)
      .innerJoin(users, eq(users.id, savedViews.ownerId))
      .where(or(eq(savedViews.ownerId, access.actor.id), eq(savedViews.isShared, true)))
      .orderBy(asc(savedViews.list), asc(savedViews.name), asc(savedViews.id))
      .all();
    return ok({
      views: rows
        .filter(({ view }) => mayRead(access, view.list))
        .map(({ view: { uid, list, name, settings, isShared, ownerId, revision }, ownerName }) => ({
          uid,
          list,
          name,
          search: settings,
          isShared,
          isMine: ownerId === access.actor.id,
          ownerName,
          revision,
        })),
    });
  },

  save: (context, { list, name, search, isShared }) => {
    const { db, access, clock } = context;
    if (!mayRead(access, list)) return refused('ListNotReadable', { field: 'list' });
    if (nameIsTaken(db, access, list, name, 0)) return refused('ViewNameTaken', { field: 'name' });
    const kept = db
      .select({ found: count() })
      .from(savedViews)
      .where(eq(savedViews.ownerId, access.actor.id))
      .get();
    if ((kept?.found ?? 0) >= VIEWS_PER_PERSON)
      return refused('TooManyViews', { details: { limit: VIEWS_PER_PERSON } });
    const uid = context.newUid();
    const now = clock.now();
    db.insert(savedViews)
      .values({
        uid,
        ownerId: access.actor.id,
        list,
        name,
        settings: search,
        isShared,
        createdAt: now,
        updatedAt: now,
      })
      .run();
    return ok({ uid, revision: 1 });
  },

  update: ({ db, access, clock }, { uid, revision, name, search, isShared }) => {
    const stored = ownView(db, access, uid);
    if (stored === undefined) return notFound('view');
    if (stored.revision !== revision) return conflict('view', stored.revision);
    if (nameIsTaken(db, access, stored.list, name, stored.id))
      return refused('ViewNameTaken', { field: 'name' });
    db.update(savedViews)
      .set({ name, settings: search, isShared, revision: revision + 1, updatedAt: clock.now() })
      .where(eq(savedViews.id, stored.id))
      .run();
    return ok({ revision: revision + 1 });
  },

  delete: ({ db, access }, { uid }) => {
    const stored = ownView(db, access, uid);
    if (stored === undefined) return notFound('view');
    db.delete(savedViews).where(eq(savedViews.id, stored.id)).run();
    return ok({});
  },
};
