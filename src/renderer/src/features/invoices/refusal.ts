import { ORPCError } from '@orpc/client';
import { z } from '#shared/contract/zod.ts';

const refused = z.object({ reason: z.string() });

/** Whether the core refused for this reason. */
export function isRefusal(error: unknown, reason: string): boolean {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return false;
  const data = refused.safeParse(error.data);
  return data.success && data.data.reason === reason;
}
