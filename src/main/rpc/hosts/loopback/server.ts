import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { App } from '#main/app/create-app.ts';
import type { Logger } from '#main/app/ports.ts';
import type { Seat } from '#main/app/seat.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { UPLOAD_LIMIT } from '#shared/contract/upload-limit.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { RandomSource } from '#shared/kernel/random.ts';
import { procedures } from '#main/rpc/registry.ts';
import { bearer, launch, sendJson } from './http.ts';
import { refuseRequest } from './request-guard.ts';
import { createRest, REST_PREFIX } from './rest.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { createLoopbackSessions } from './sessions.ts';
import type { StaticFile } from './static-files.ts';

/** A running browser host. */
export interface LoopbackHost {
  /** Base address, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly port: number;
  /** A new single-use start link token. */
  mintLaunchToken(): string;
  close(): Promise<void>;
}

/** What the browser host is made of. */
export interface LoopbackOptions {
  readonly app: App;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly logger: Logger;
  readonly version: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly files: ReadonlyMap<string, StaticFile>;
}

/**
 * Serves the core on the loopback addresses of this machine, and nowhere else.
 *
 * The same renderer runs in the person's own browser over a WebSocket; REST callers use `/api/v1`.
 */
export async function startLoopbackHost(options: LoopbackOptions): Promise<LoopbackHost> {
  const { app, clock, random, logger, version, files } = options;
  const sessions = createLoopbackSessions(app, { clock, random });
  const rest = createRest(app, sessions, version);
  const uploads = uploadPaths();
  let port = options.port;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    const refusal = refuseRequest(factsOf(request, path), port, uploads);
    if (refusal !== null) {
      // The body was not read: the connection is of no more use.
      response.setHeader('Connection', 'close');
      sendJson(response, refusal.status, { code: 'REFUSED_REQUEST', reason: refusal.reason });
      return;
    }
    if (path.startsWith(`${REST_PREFIX}/`)) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      await rest(request, response, path);
    } else if (request.method === 'POST') answerWindow(request, response, path);
    else sendFile(response, files.get(path), request.method === 'HEAD');
  }

  function answerWindow(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (path === '/session') {
      const token = launch(request);
      if (token !== null && sessions.redeemLaunchToken(token))
        sendJson(response, 201, { session: sessions.openWindow().session });
      else sendJson(response, 401, { code: 'LAUNCH_TOKEN_REQUIRED' });
      return;
    }
    const session = bearer(request);
    const seat = session === null ? null : sessions.seatOfWindow(session);
    if (seat === null) sendJson(response, 401, { code: 'NOT_SIGNED_IN' });
    else if (path === '/ws-ticket') sendJson(response, 201, { ticket: sessions.mintTicket(seat) });
    else if (path === '/launch-token') sendJson(response, 201, { token: sessions.mintLaunchToken() });
    else sendJson(response, 404, { code: 'NOT_FOUND' });
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((problem: unknown) => {
      const correlationId = newUid({ clock, random });
      logger.error('loopback.failed', correlationId, problem);
      if (!response.headersSent) sendJson(response, 500, { code: 'INTERNAL', data: { correlationId } });
    });
  };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: UPLOAD_LIMIT, perMessageDeflate: false });
  const rpc = new RPCHandler<{ readonly seat: Seat }>(app.router);
  const servers = [createServer({ requestTimeout: 120_000, headersTimeout: 10_000 }, listener)];
  const [main] = servers;
  if (main === undefined) throw new Error('No server');
  await listen(main, options.port, '127.0.0.1');
  port = (main.address() as AddressInfo).port;
  // Machines without IPv6 have no ::1; localhost then resolves to 127.0.0.1.
  const second = createServer({ requestTimeout: 120_000, headersTimeout: 10_000 }, listener);
  if (
    await listen(second, port, '::1').then(
      () => true,
      () => false,
    )
  )
    servers.push(second);
  for (const server of servers) {
    server.on('upgrade', (request, socket, head) => {
      const path = pathOf(request);
      const seat =
        path === '/ws' &&
        request.headers.origin !== undefined &&
        refuseRequest(factsOf(request, path), port, uploads) === null
          ? sessions.redeemTicket(
              new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '',
            )
          : null;
      if (seat === null) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        sessions.attach(seat);
        webSocket.on('close', () => {
          sessions.detach(seat);
        });
        void rpc.upgrade(webSocket, { context: { seat } });
      });
    });
  }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    mintLaunchToken: () => sessions.mintLaunchToken(),
    close: async () => {
      sessions.close();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await Promise.all(servers.map(closeServer));
    },
  };
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?')[0] ?? '/';

const factsOf = (request: IncomingMessage, path: string) => ({
  method: request.method ?? 'GET',
  host: request.headers.host,
  origin: request.headers.origin,
  secFetchSite: one(request.headers['sec-fetch-site']),
  contentType: request.headers['content-type'],
  contentLength: request.headers['content-length'],
  transferEncoding: request.headers['transfer-encoding'],
  path,
});

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

function sendFile(response: ServerResponse, file: StaticFile | undefined, headOnly: boolean): void {
  if (file === undefined) {
    sendJson(response, 404, { code: 'NOT_FOUND' });
    return;
  }
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': file.contentType,
    'Content-Length': file.bytes.length,
  });
  response.end(headOnly ? undefined : file.bytes);
}

/** REST paths whose input holds a file; only these take multipart and large bodies. */
function uploadPaths(): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { procedure } of procedures()) {
    const definition = procedure['~orpc'];
    const inputSchema: unknown = definition.inputSchema;
    if (!(inputSchema instanceof z.ZodObject) || definition.route.path === undefined) continue;
    const holdsFile = Object.values(inputSchema.shape).some((field) => field instanceof z.ZodFile);
    if (holdsFile) paths.add(`${REST_PREFIX}${definition.route.path}`);
  }
  return paths;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
