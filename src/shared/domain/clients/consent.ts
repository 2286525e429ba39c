import type { LocalDate } from '../../kernel/local-date.ts';

/** What a message is for: running the contract needs no consent, prospecting does. */
export const CONSENT_PURPOSES = ['service', 'survey', 'prospecting'] as const;

/** One purpose. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The way a message goes. */
export const CONSENT_CHANNELS = ['email', 'sms', 'phone', 'post'] as const;

/** One way. */
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** How the answer reached us. */
export const CONSENT_SOURCES = ['form', 'contract', 'oral', 'email', 'import'] as const;

/** One origin of an answer: the proof must tell it (RGPD art. 7). */
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** One answer of a client; later answers are added, none is overwritten: the history is the proof (RGPD art. 7). */
export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly granted: boolean;
  readonly date: LocalDate;
  readonly source: ConsentSource;
}

/** The answer that counts today: the last given; of two on one day the later in the list. Null when never asked. */
export function currentConsent(
  history: readonly Consent[],
  purpose: ConsentPurpose,
  channel: ConsentChannel,
): Consent | null {
  let current: Consent | null = null;
  for (const one of history) {
    if (one.purpose !== purpose || one.channel !== channel) continue;
    if (current === null || one.date >= current.date) current = one;
  }
  return current;
}

/**
 * Whether a message may go out.
 *
 * Service messages (invoice, appointment) are part of the contract and need no consent, but a refusal counts. A
 * company may be asked by e-mail or post until it objects (CNIL); SMS and calls, and everything to consumers, need
 * a yes first (CPCE L34-5).
 */
export function maySend(
  kind: 'company' | 'person',
  history: readonly Consent[],
  purpose: ConsentPurpose,
  channel: ConsentChannel,
): boolean {
  const answer = currentConsent(history, purpose, channel);
  if (answer !== null) return answer.granted;
  if (purpose === 'service') return true;
  return kind === 'company' && (channel === 'email' || channel === 'post');
}
