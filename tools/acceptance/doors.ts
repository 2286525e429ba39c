import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { startLoopbackHost, type LoopbackHost } from '#main/rpc/hosts/loopback/server.ts';
import type { DrivenCore } from '../driven/open-core.ts';

/** Serves the core on the loopback address for programs only: no page is needed here. */
export const startHost = ({ app, deps, version }: DrivenCore): Promise<LoopbackHost> =>
  startLoopbackHost({
    app,
    clock: deps.clock,
    random: deps.random,
    logger: deps.logger,
    version,
    port: 0,
    files: new Map(),
  });

/** A seat in front of the browser host, reached over a WebSocket as its window does. */
export async function openWindow(
  host: LoopbackHost,
): Promise<{ readonly client: CarnetClient; close(): void }> {
  const { session } = z
    .object({ session: z.string() })
    .parse(await post(`${host.url}/session`, `Launch ${host.mintLaunchToken()}`, {}));
  const { ticket } = z
    .object({ ticket: z.string() })
    .parse(await post(`${host.url}/ws-ticket`, `Bearer ${session}`, {}));
  const address = `${host.url.replace('http', 'ws')}/ws?ticket=${encodeURIComponent(ticket)}`;
  const socket = new WebSocket(address, { origin: host.url });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // `ws` offers the few members of a browser's socket that the line uses, under types of its own.
  const websocket = socket as unknown as globalThis.WebSocket;
  return {
    client: createORPCClient<CarnetClient>(new RPCLink({ websocket })),
    close: () => {
      socket.close();
    },
  };
}

/** A REST caller who signed in with account and password and holds the JWT that this gave. */
export async function signInToRest(
  host: LoopbackHost,
  account: string,
  password: string,
): Promise<CarnetClient> {
  const { token } = z
    .object({ token: z.string() })
    .parse(
      await post(`${host.url}/api/v1/sessions`, `Launch ${host.mintLaunchToken()}`, { account, password }),
    );
  return createORPCClient<CarnetClient>(
    new OpenAPILink(contract, {
      url: `${host.url}/api/v1`,
      headers: { authorization: `Bearer ${token}` },
    }),
  );
}

async function post(url: string, authorization: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${String(response.status)}`);
  return response.json();
}
