import { useQuery } from '@tanstack/react-query';
import type { z } from '#shared/contract/zod.ts';
import type { sessionView } from '#shared/contract/vault.ts';
import type { Permission, Reach } from '#shared/domain/access/permission.ts';
import { rpc } from '../rpc/client.ts';

/** Who sits here, as the core tells it. */
export type Session = z.output<typeof sessionView>;

/** The signed-in person; null while nobody is, or while the first answer is awaited. */
export function useSession(): Session | null {
  const { data } = useQuery(rpc.vault.session.queryOptions({ input: {} }));
  return data ?? null;
}

/** How far the person may go with a permission; null is a refusal. The core checks again on every call. */
export function useGrant(permission: Permission): Reach | null {
  return useSession()?.grants[permission] ?? null;
}

/** Whether the person holds a permission at all. */
export const useMay = (permission: Permission): boolean => useGrant(permission) !== null;
