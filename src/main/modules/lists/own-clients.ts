import type { Access } from '#main/app/access.ts';
import type { SqlValues } from './statements.ts';

/**
 * Condition that keeps the rows of clients the actor owns or is assigned to; `1` where the grant reaches all.
 *
 * `column` is the client's id in the query. A set of ids rather than an OR, so that the few clients of a person
 * drive the query. Needs the values of `actorOf`.
 */
export const ownClients = (access: Access, column: string): string =>
  access.reach === 'all'
    ? '1'
    : `${column} in (select own.id from clients own where own.owner_id = @actorId
        union select assigned.client_id from client_assignments assigned where assigned.user_id = @actorId)`;

/** The parameter that `ownClients` asks for; nothing where the grant reaches all. */
export const actorOf = (access: Access): SqlValues =>
  access.reach === 'all' ? {} : { actorId: access.actor.id };
