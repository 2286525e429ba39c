import type { Permission, Reach } from '#shared/domain/access/permission.ts';
import type { Role } from '#shared/domain/access/role.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import type { Uid } from '#shared/kernel/uid.ts';

declare const authorized: unique symbol;

/** A signed-in person, read again from the base at each call (ASVS 8.3.2). */
export interface Actor {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
  readonly roles: readonly Role[];
}

/**
 * Proof that a call was authorised, and how far it reaches.
 *
 * Repositories ask for it, so SQL that nobody authorised does not compile. Only `authorize` makes one.
 */
export interface Access {
  readonly [authorized]: true;
  readonly actor: Actor;
  readonly permission: Permission | 'signed-in';
  /** `own`: only rows of clients that the actor owns or is assigned to. */
  readonly reach: Reach;
}

/** Checks a person's roles against the matrix; null is a denial. */
export function authorize(actor: Actor, permission: Permission | 'signed-in'): Access | null {
  // Being signed in gives no rows of clients: a call that reads them names a permission.
  const reach = permission === 'signed-in' ? 'own' : reachOf(actor.roles, permission);
  if (reach === null) return null;
  return { actor, permission, reach } as Access;
}
