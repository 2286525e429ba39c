import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Seat } from '#main/app/seat.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';
import { createWebTokens, WEB_TOKEN_SECONDS } from './web-tokens.ts';

const userUid = '01990000-0000-7000-8000-000000000002' as Uid;
const seat: Seat = {
  id: '01990000-0000-7000-8000-000000000001' as Uid,
  host: 'rest',
  signedIn: {
    userUid,
    signedInAt: 0,
    mustChangePassword: false,
    confirmedUntil: 0,
    failures: { count: 0, lastAt: null },
  },
  handedOver: null,
  lastActivity: 0,
};

const person = { seatId: seat.id, userUid };

describe('tokens of REST callers', () => {
  it('are good for ten minutes', async () => {
    const clock = drivenClock();
    const tokens = createWebTokens(clock);
    const token = await tokens.issue(seat);
    expect(WEB_TOKEN_SECONDS).toBe(600);
    expect(await tokens.read(token)).toEqual(person);
    clock.advance(599_999);
    expect(await tokens.read(token)).toEqual(person);
    clock.advance(1);
    expect(await tokens.read(token)).toBeNull();
  });

  it('end after ten minutes though the clock of the machine is put back, and at once when it is put ahead', async () => {
    const clock = drivenClock();
    const tokens = createWebTokens(clock);
    const token = await tokens.issue(seat);
    clock.setWall('2016-01-01T00:00:00.000Z' as Instant);
    expect(await tokens.read(token)).toEqual(person);
    clock.advance(600_000);
    clock.setWall('2016-01-01T00:00:00.000Z' as Instant);
    expect(await tokens.read(token)).toBeNull();
    const next = await tokens.issue(seat);
    clock.setWall('2036-01-01T00:00:00.000Z' as Instant);
    expect(await tokens.read(next)).toBeNull();
  });

  it('are worth nothing to another process, unsigned, or signed otherwise', async () => {
    const clock = drivenClock();
    const tokens = createWebTokens(clock);
    const token = await tokens.issue(seat);
    expect(await createWebTokens(clock).read(token)).toBeNull();
    const claims = { jti: seat.id, sub: userUid, until: 1e12 };
    const unsigned = new UnsecuredJWT(claims).setAudience('carnet-rest').setExpirationTime('1h').encode();
    expect(await tokens.read(unsigned)).toBeNull();
    const symmetric = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('carnet-rest')
      .setExpirationTime('1h')
      .sign(new Uint8Array(32));
    expect(await tokens.read(symmetric)).toBeNull();
    const [head = '', , signature = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, aud: 'carnet-rest' })).toString('base64url');
    expect(await tokens.read(`${head}.${forged}.${signature}`)).toBeNull();
  });
});
