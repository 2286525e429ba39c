import { generateKeyPairSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Seat } from '#main/app/seat.ts';
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
 * A token is only a reference: each call looks its seat up, so that signing out ends it at once.
 */
export function createWebTokens(): WebTokens {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    issue: (seat) => {
      if (seat.signedIn === null) throw new Error('Nobody is signed in at this seat');
      return new SignJWT({})
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
        .setSubject(seat.signedIn.userUid)
        .setJti(seat.id)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${String(WEB_TOKEN_SECONDS)}s`)
        .sign(privateKey);
    },
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, publicKey, { algorithms: ['EdDSA'], audience: AUDIENCE });
        const { jti, sub } = payload;
        return jti !== undefined && sub !== undefined && isUid(jti) && isUid(sub)
          ? { seatId: jti, userUid: sub }
          : null;
      } catch {
        return null;
      }
    },
  };
}
