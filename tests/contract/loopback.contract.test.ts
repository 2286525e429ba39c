import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { post, startHosts } from './hosts.ts';

/** The machine's clock, moved by what a test needs; the core behind the host goes on by its own. */
let ahead = 0;
const machine = systemClock();
const movedClock: Clock = {
  now: () => new Date(Date.parse(machine.now()) + ahead).toISOString() as Instant,
  today: () => machine.today(),
  monotonic: () => machine.monotonic() + ahead,
};

let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;

beforeAll(async () => {
  test = await makeApp();
  running = await startHosts(test.app, movedClock);
});
afterAll(async () => {
  await running.close();
  await test.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A raw request: fetch would not let a test forge Host and Origin. */
function raw(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port: running.loopback.port,
        method,
        path,
        headers: { host: `127.0.0.1:${String(running.loopback.port)}`, ...headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function webToken(): Promise<string> {
  const launch = running.loopback.mintLaunchToken();
  const answer = await post(`${running.loopback.url}/api/v1/sessions`, `Launch ${launch}`, {
    account: test.adminUid,
    password: PASSWORD,
  });
  return answer['token'] ?? '';
}

describe('the browser host', () => {
  it('refuses every Host that is not its own, to stop name rebinding', async () => {
    const { port } = running.loopback;
    const hosts = [
      'evil.example',
      `evil.example:${String(port)}`,
      '127.0.0.1',
      `127.0.0.1:${String(port + 1)}`,
      `127.0.0.2:${String(port)}`,
      `localhost.evil.example:${String(port)}`,
      `127.0.0.1:${String(port)}.evil.example`,
      `0.0.0.0:${String(port)}`,
      `LOCALHOST:${String(port)}`,
      `user@127.0.0.1:${String(port)}`,
    ];
    for (const host of hosts) {
      const answer = await raw('GET', '/api/v1/openapi.json', { host });
      expect(`${host} ${String(answer.status)}`).toBe(`${host} 421`);
    }
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      expect((await raw('GET', '/api/v1/openapi.json', { host: `${name}:${String(port)}` })).status).toBe(
        200,
      );
    }
  });

  it('refuses every foreign Origin and cross-site fetch', async () => {
    const origins = [
      'http://evil.example',
      'null',
      'https://127.0.0.1',
      `https://127.0.0.1:${String(running.loopback.port)}`,
      'file://',
      `http://127.0.0.1:${String(running.loopback.port + 1)}`,
    ];
    for (const origin of origins)
      expect((await raw('POST', '/session', { origin, 'content-length': '0' })).status).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect((await raw('GET', '/', { 'sec-fetch-site': site })).status).toBe(403);
  });

  it('answers no preflight, no TRACE, and sets no CORS header', async () => {
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND'])
      expect((await raw(method, '/api/v1/clients', {})).status).toBe(405);
    const answer = await raw('GET', '/api/v1/openapi.json', { origin: running.loopback.url });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('reads JSON only, within its limits', async () => {
    const token = await webToken();
    const auth = { authorization: `Bearer ${token}` };
    const body = JSON.stringify({ client: sampleClient() });
    const length = String(Buffer.byteLength(body));
    expect(
      (
        await raw(
          'POST',
          '/api/v1/clients',
          { ...auth, 'content-type': 'text/plain', 'content-length': length },
          body,
        )
      ).status,
    ).toBe(415);
    expect(
      (
        await raw(
          'POST',
          '/api/v1/clients',
          { ...auth, 'content-type': 'multipart/form-data; boundary=x', 'content-length': length },
          body,
        )
      ).status,
    ).toBe(415);
    const large = JSON.stringify({ client: sampleClient({ note: 'x'.repeat(1_100_000) }) });
    const tooLarge = {
      ...auth,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(large)),
    };
    expect((await raw('POST', '/api/v1/clients', tooLarge, large)).status).toBe(413);
    expect(
      (
        await raw(
          'POST',
          '/api/v1/clients',
          { ...auth, 'content-type': 'application/json', 'content-length': length },
          body,
        )
      ).status,
    ).toBe(200);
  });

  it('takes a start link once, keeps it after a wrong password, and never serves data without a session', async () => {
    const launch = running.loopback.mintLaunchToken();
    const url = `${running.loopback.url}/api/v1/sessions`;
    await expect(
      post(url, `Launch ${launch}`, { account: test.adminUid, password: 'faux-faux-faux-faux' }),
    ).rejects.toThrow('HTTP 401');
    await post(url, `Launch ${launch}`, { account: test.adminUid, password: PASSWORD });
    await expect(
      post(url, `Launch ${launch}`, { account: test.adminUid, password: PASSWORD }),
    ).rejects.toThrow('HTTP 401');
    await expect(post(`${running.loopback.url}/session`, `Launch ${launch}`)).rejects.toThrow('HTTP 401');
    expect((await raw('GET', '/api/v1/clients', {})).status).toBe(401);
    expect(
      (await raw('GET', '/api/v1/clients', { authorization: `Launch ${running.loopback.mintLaunchToken()}` }))
        .status,
    ).toBe(401);
  });

  it('answers 401, 403, 404, 409 and 422 as they are meant', async () => {
    const auth = { authorization: `Bearer ${await webToken()}`, 'content-type': 'application/json' };
    const send = (method: string, path: string, body: object) =>
      raw(
        method,
        path,
        { ...auth, 'content-length': String(Buffer.byteLength(JSON.stringify(body))) },
        JSON.stringify(body),
      );
    const made = JSON.parse(
      (await send('POST', '/api/v1/clients', { client: sampleClient({ name: 'Client REST' }) })).body,
    ) as { uid: string };
    expect((await raw('GET', `/api/v1/clients/${made.uid}`, auth)).status).toBe(200);
    expect((await raw('GET', '/api/v1/clients?text=client%20rest&limit=10&unpaid=false', auth)).status).toBe(
      200,
    );
    expect((await raw('GET', '/api/v1/clients/00000000-0000-7000-8000-000000000000', auth)).status).toBe(404);
    expect((await raw('GET', '/api/v1/nowhere', auth)).status).toBe(404);
    expect(
      (await send('PATCH', `/api/v1/clients/${made.uid}`, { revision: 9, client: sampleClient() })).status,
    ).toBe(409);
    expect((await send('POST', '/api/v1/clients', { client: sampleClient({ name: '' }) })).status).toBe(422);
    expect((await send('POST', '/api/v1/clients', { client: sampleClient({ siren: '1' }) })).status).toBe(
      422,
    );
    const agent = await test.addPerson('Agent REST', ['agent']);
    const session = await post(
      `${running.loopback.url}/api/v1/sessions`,
      `Launch ${running.loopback.mintLaunchToken()}`,
      { account: agent, password: PASSWORD },
    );
    expect(
      (await raw('GET', '/api/v1/users', { authorization: `Bearer ${session['token'] ?? ''}` })).status,
    ).toBe(403);
  });

  it('ends a token with its session', async () => {
    const auth = { authorization: `Bearer ${await webToken()}`, 'content-type': 'application/json' };
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(200);
    const body = JSON.stringify({ reason: 'person' });
    await raw('POST', '/api/v1/vault/lock', { ...auth, 'content-length': String(body.length) }, body);
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(401);
  });

  it('ends a token after ten minutes though its session goes on, and gives the next one before', async () => {
    const token = await webToken();
    const auth = { authorization: `Bearer ${token}` };
    ahead = 599_000;
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(200);
    const next = await post(`${running.loopback.url}/api/v1/sessions/renewal`, `Bearer ${token}`);
    ahead = 600_500;
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(401);
    const renewed = { authorization: `Bearer ${next['token'] ?? ''}` };
    expect((await raw('GET', '/api/v1/clients', renewed)).status).toBe(200);
    ahead = 0;
  });

  it('ends live tokens when the system locks, and they stay ended when somebody signs in again', async () => {
    const auth = { authorization: `Bearer ${await webToken()}` };
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(200);
    test.app.lockAll('system');
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(401);
    await test.admin.vault.signIn({ account: test.adminUid, password: PASSWORD });
    expect((await raw('GET', '/api/v1/clients', auth)).status).toBe(401);
  });

  it('opens a socket only with a fresh ticket and our Origin', async () => {
    const session = await post(
      `${running.loopback.url}/session`,
      `Launch ${running.loopback.mintLaunchToken()}`,
    );
    const ticketOf = async () =>
      (await post(`${running.loopback.url}/ws-ticket`, `Bearer ${session['session'] ?? ''}`))['ticket'] ?? '';
    const address = running.loopback.url.replace('http', 'ws');
    const opens = (ticket: string, origin: string | undefined) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(
          `${address}/ws?ticket=${ticket}`,
          origin === undefined ? {} : { origin },
        );
        socket.on('open', () => {
          socket.close();
          resolve(true);
        });
        socket.on('error', () => {
          resolve(false);
        });
      });
    const ticket = await ticketOf();
    expect(await opens(ticket, running.loopback.url)).toBe(true);
    expect(await opens(ticket, running.loopback.url)).toBe(false);
    expect(await opens(await ticketOf(), 'http://evil.example')).toBe(false);
    expect(await opens(await ticketOf(), undefined)).toBe(false);
    expect(await opens('forged', running.loopback.url)).toBe(false);
  });

  it('describes itself: each procedure stands in the OpenAPI document', async () => {
    const document = JSON.parse((await raw('GET', '/api/v1/openapi.json', {})).body) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths).length).toBeGreaterThan(55);
  });
});
