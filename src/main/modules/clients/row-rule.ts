import { sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { Access } from '#main/app/access.ts';

/**
 * Condition on `clients.id` for lists: every client, or those the actor owns or is assigned to; null for no condition.
 *
 * A set of ids rather than an OR, so that the small set drives the query and not a scan of all clients.
 */
export const ownClientsOnly = (access: Access): SQL | null =>
  access.reach === 'all'
    ? null
    : sql`clients.id in (select own.id from clients own where own.owner_id = ${sql.placeholder('actorId')}
        union select client_id from client_assignments where user_id = ${sql.placeholder('actorId')})`;

/**
 * Whether one row of `clients` is the actor's, as an SQL expression for statements that name the row already.
 *
 * `actorId` is a placeholder where the statement is prepared once for everybody.
 */
export const isVisibleTo = (access: Access, actorId: number | Placeholder = access.actor.id): SQL =>
  access.reach === 'all'
    ? sql`1`
    : sql`(clients.owner_id = ${actorId} or exists (select 1 from client_assignments
        where client_assignments.client_id = clients.id and client_assignments.user_id = ${actorId}))`;
