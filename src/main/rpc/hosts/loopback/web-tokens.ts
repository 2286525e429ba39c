import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Seat } from '#main/app/seat.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { isUid, type Uid } from '#shared/kernel/uid.ts';

/** Seconds a token is good for; the session behind it may end earlier. */
export const WEB_TOKEN_SECONDS = 600;

const AUDIENCE = 'carnet-rest';

/** Makes and reads the JWT of REST callers. */
export interface WebTokens {
  /** A token for a seat that is signed in. */
  issue(seat: Seat): Promise<string>;
  /** The seat's id and person of a valid token, else null. */
  read(token: string): Promise<{ readonly seatId: Uid; readonly userUid: Uid } | null>;
}

/**
 * EdDSA tokens under a key that lives as long as this process (ASVS V9: one algorithm, audience, expiry).
 *
 * A token is only a reference: each call looks its seat up, so that signing out ends it at once. The claims `iat` and
 * `exp` are of the wall clock, for the caller; `until` is monotonic, so that putting the clock back prolongs nothing.
 */
export function createWebTokens(clock: Pick<Clock, 'now' | 'monotonic'>): WebTokens {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    issue: (seat) => {
      if (seat.signedIn === null) throw new Error('Nobody is signed in at this seat');
      const issuedAt = Math.floor(Date.parse(clock.now()) / 1000);
      return new SignJWT({ until: clock.monotonic() + WEB_TOKEN_SECONDS * 1000 })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
        .setSubject(seat.signedIn.userUid)
        .setJti(seat.id)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + WEB_TOKEN_SECONDS)
        .sign(privateKey);
    },
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: ['EdDSA'],
          audience: AUDIENCE,
          currentDate: new Date(clock.now()),
        });
        const { jti, sub, until } = payload;
        if (typeof until !== 'number' || clock.monotonic() >= until) return null;
        return jti !== undefined && sub !== undefined && isUid(jti) && isUid(sub)
          ? { seatId: jti, userUid: sub }
          : null;
      } catch {
        return null;
      }
    },
  };
}
