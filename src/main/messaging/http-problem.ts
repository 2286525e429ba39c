import type { SendOutcome } from './messenger.ts';
import { beforeTheLine } from './network-failure.ts';

const LIMIT = /timeout|ETIMEDOUT|ECONNABORTED/;

const codeOf = (thrown: unknown): string => {
  const code = (thrown as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/**
 * What became of an HTTP request that got no answer.
 *
 * It surely did not arrive when there was no line; any later and it may have been taken before the line broke.
 */
export function unansweredOutcome(thrown: unknown): SendOutcome {
  const code = codeOf(thrown);
  const reason = beforeTheLine(code);
  if (reason !== null) return { tag: 'later', reason, answerCode: '' };
  return { tag: 'uncertain', reason: LIMIT.test(code) ? 'NoAnswer' : 'LineBroken', answerCode: '' };
}
