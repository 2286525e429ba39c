import { MATRIX } from './matrix.ts';
import { PERMISSIONS, type Permission, type Reach } from './permission.ts';
import type { Role } from './role.ts';

/**
 * The widest reach that a person's roles give for a permission; null is a refusal.
 *
 * Several roles add up: "all" wins over "own".
 */
export function reachOf(roles: readonly Role[], permission: Permission): Reach | null {
  let widest: Reach | null = null;
  for (const role of roles) {
    const reach = MATRIX[role][permission];
    if (reach === 'all') return 'all';
    widest = reach ?? widest;
  }
  return widest;
}

/** Everything a person may do, for screens that show only what the role may see. */
export const grantsOf = (roles: readonly Role[]): Readonly<Partial<Record<Permission, Reach>>> =>
  Object.fromEntries(
    PERMISSIONS.flatMap((permission) => {
      const reach = reachOf(roles, permission);
      return reach === null ? [] : [[permission, reach] as const];
    }),
  );
