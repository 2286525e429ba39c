import { ORPCError } from '@orpc/client';
import { z } from '#shared/contract/zod.ts';
import { words } from '../i18n/use-words.ts';
import type { FailureMeaning } from '../ui/run-bulk.ts';
import { errorText } from './error-text.ts';

const tooMany = z.object({ retryAfterSeconds: z.number() });
/** Answers about one row only; the others may well succeed. */
const OF_ONE_ROW: ReadonlySet<unknown> = new Set([
  'REFUSED',
  'CONFLICT',
  'NOT_FOUND',
  'INVALID_INPUT',
  'FORBIDDEN',
]);

/** What a failure of one row means for a run over many: its reason as a sentence, a wait, or the end. */
export function bulkFailure(error: unknown): FailureMeaning {
  if (!(error instanceof ORPCError)) return { kind: 'stop' };
  if (error.code === 'TOO_MANY_CALLS') {
    const parsed = tooMany.safeParse(error.data);
    return { kind: 'wait', seconds: parsed.success ? parsed.data.retryAfterSeconds : 1 };
  }
  if (!OF_ONE_ROW.has(error.code)) return { kind: 'stop' };
  const text = errorText(words(), error);
  return text === null ? { kind: 'stop' } : { kind: 'skip', reason: text.title };
}
