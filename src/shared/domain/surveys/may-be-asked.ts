/** What decides whether a client is asked. */
export interface AskedClient {
  readonly kind: 'company' | 'person';
  readonly status: 'active' | 'archived';
  /** How the client wishes to be reached. */
  readonly channel: 'email' | 'phone' | 'sms' | 'mail' | 'none';
  readonly consents: readonly {
    readonly purpose: string;
    readonly granted: boolean;
    /** Day of the answer, `2026-11-28`. */
    readonly at: string;
  }[];
}

/** The answer that counts: the last given, of two on one day the later in the list; null when never asked. */
function surveyConsent(client: AskedClient): boolean | null {
  let current: { readonly granted: boolean; readonly at: string } | null = null;
  for (const consent of client.consents) {
    if (consent.purpose !== 'surveys') continue;
    if (current === null || consent.at >= current.at) current = consent;
  }
  return current?.granted ?? null;
}

/**
 * Whether a client may be asked by a message: never an archived one, one that wants no messages or one that objected.
 *
 * A company may be asked by e-mail until it objects; a consumer has said yes first (CPCE art. L34-5, as in
 * `clients/consent.ts`).
 */
export function mayBeWrittenTo(client: AskedClient): boolean {
  if (client.status === 'archived' || client.channel === 'none') return false;
  return surveyConsent(client) ?? client.kind === 'company';
}

/** Whether a client may be asked face to face: it can decline there and then, so only an objection counts. */
export const mayBeAskedHere = (client: AskedClient): boolean =>
  client.status === 'active' && surveyConsent(client) !== false;
