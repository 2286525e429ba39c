import type { MessageChannel, MessageKind } from './message.ts';

/** An answer of a client as its preferences hold it. */
export interface KeptConsent {
  readonly purpose: string;
  readonly granted: boolean;
  readonly at: string;
}

/** What of a client decides whether it may be written to. */
export interface ConsentFacts {
  readonly clientKind: 'company' | 'person';
  /** The way it wishes to be reached. */
  readonly wishedChannel: 'email' | 'phone' | 'sms' | 'mail' | 'none';
  readonly noSms: boolean;
  readonly consents: readonly KeptConsent[];
}

/** The last answer to a purpose; of two on one day the later in the list. Null when never asked. */
function lastAnswer(consents: readonly KeptConsent[], purpose: string): boolean | null {
  let last: KeptConsent | null = null;
  for (const one of consents) if (one.purpose === purpose && (last === null || one.at >= last.at)) last = one;
  return last?.granted ?? null;
}

/**
 * Whether a client may be sent a message: `refused` is its own word, `missing` that it was never asked where a yes is
 * needed.
 *
 * Reminders of what is owed need no consent by e-mail or post (they serve the contract); by SMS a yes is asked for
 * (invoicing.md §A7). A company may be asked how satisfied it is by e-mail until it objects, a person says yes first.
 */
export function consentTo(
  facts: ConsentFacts,
  kind: MessageKind,
  channel: MessageChannel,
): 'given' | 'missing' | 'refused' {
  const isSms = channel === 'sms';
  if (isSms && facts.noSms) return 'refused';
  if (kind === 'reminder' && !isSms) return 'given';
  if (kind === 'survey' && facts.wishedChannel === 'none') return 'refused';
  const answer = lastAnswer(facts.consents, kind === 'survey' ? 'surveys' : 'reminders-sms');
  if (answer !== null) return answer ? 'given' : 'refused';
  return kind === 'survey' && !isSms && facts.clientKind === 'company' ? 'given' : 'missing';
}
