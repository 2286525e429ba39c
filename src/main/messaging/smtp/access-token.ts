import type { SendOutcome } from '../messenger.ts';
import { beforeTheLine } from '../network-failure.ts';

/** Why no access token was given. */
export class NoAccessToken extends Error {
  readonly outcome: SendOutcome;

  constructor(outcome: SendOutcome) {
    super('No access token');
    this.outcome = outcome;
  }
}

const MARGIN = 60_000;
const TIMEOUT = 20_000;

const noToken = (
  tag: 'later' | 'refused',
  reason: 'SignInExpired' | 'NoAnswer' | 'ServerBusy',
): NoAccessToken => new NoAccessToken({ tag, reason, answerCode: '' });

/** Network code below a rejected `fetch`. */
function networkCode(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

async function exchange(grant: {
  readonly address: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}): Promise<{ readonly token: string; readonly seconds: number }> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: grant.clientId,
    refresh_token: grant.refreshToken,
  });
  // Public clients have no secret (RFC 6749 §2.1).
  if (grant.clientSecret !== '') form.set('client_secret', grant.clientSecret);
  let answer: Response;
  try {
    answer = await fetch(grant.address, {
      method: 'POST',
      body: form,
      // A redirection would carry the refresh token to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch (thrown) {
    const reason = beforeTheLine(networkCode(thrown)) ?? 'NoAnswer';
    throw new NoAccessToken({ tag: 'later', reason, answerCode: '' });
  }
  if (answer.status >= 500 || answer.status === 429) throw noToken('later', 'ServerBusy');
  // RFC 6749 §5.2: 400 or 401 with invalid_grant, invalid_client…: the consent is over or the application unknown.
  if (!answer.ok) throw noToken('refused', 'SignInExpired');
  const body: unknown = await answer.json().catch(() => null);
  const { access_token: token, expires_in: seconds } = (body ?? {}) as {
    readonly access_token?: unknown;
    readonly expires_in?: unknown;
  };
  if (typeof token !== 'string' || token === '') throw noToken('refused', 'SignInExpired');
  return { token, seconds: typeof seconds === 'number' ? seconds : 0 };
}

/**
 * Exchanges a refresh token for access tokens (RFC 6749 §6) and keeps one until a minute before it ends.
 *
 * Rejects with {@link NoAccessToken}, whose outcome tells a consent that is over from a server that is away.
 */
export function accessTokens(
  grant: Parameters<typeof exchange>[0],
  clock: { monotonic(): number },
): (renew: boolean) => Promise<string> {
  let known: { readonly token: string; readonly until: number } | null = null;
  return async (renew) => {
    if (!renew && known !== null && clock.monotonic() < known.until) return known.token;
    const { token, seconds } = await exchange(grant);
    known = { token, until: clock.monotonic() + seconds * 1000 - MARGIN };
    return token;
  };
}
