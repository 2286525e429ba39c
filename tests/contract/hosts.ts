import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { WebSocket } from 'ws';
import type { App } from '#main/app/create-app.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { startLoopbackHost, type LoopbackHost } from '#main/rpc/hosts/loopback/server.ts';
import { serveMessagePort } from '#main/rpc/hosts/message-port.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import { contract } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';

/** A way to reach the core that the contract suite runs over. */
export interface ContractHost {
  readonly name: 'direct' | 'message-port' | 'websocket' | 'rest';
  /** A client signed in for an account at a new seat. */
  readonly connect: (
    account: string,
    password: string,
  ) => Promise<{ readonly client: CarnetClient; readonly close: () => void }>;
}

/** Starts every host on one core; `clock` is the one that its tokens and links are timed by. */
export async function startHosts(
  app: App,
  clock: Clock = systemClock(),
): Promise<{
  readonly hosts: readonly ContractHost[];
  readonly loopback: LoopbackHost;
  close(): Promise<void>;
}> {
  const loopback = await startLoopbackHost({
    app,
    clock,
    random: systemRandom,
    logger: { info: () => undefined, error: () => undefined },
    version: '0.0.0-test',
    port: 0,
    files: new Map(),
  });
  const direct: ContractHost = {
    name: 'direct',
    connect: async (account, password) => {
      const seat = app.takeSeat('direct');
      const client = directClient(app, seat);
      await client.vault.signIn({ account, password });
      return {
        client,
        close: () => {
          app.dropSeat(seat);
        },
      };
    },
  };
  const port: ContractHost = {
    name: 'message-port',
    connect: async (account, password) => {
      const { port1, port2 } = new MessageChannel();
      const seat = app.takeSeat('desktop');
      serveMessagePort(app, port2, seat);
      port2.start();
      port1.start();
      const client: CarnetClient = createORPCClient(new PortLink({ port: port1 }));
      await client.vault.signIn({ account, password });
      return {
        client,
        close: () => {
          port1.close();
          app.dropSeat(seat);
        },
      };
    },
  };
  const websocket: ContractHost = {
    name: 'websocket',
    connect: async (account, password) => {
      const session = await post(`${loopback.url}/session`, `Launch ${loopback.mintLaunchToken()}`);
      const ticket = await post(`${loopback.url}/ws-ticket`, `Bearer ${session['session'] ?? ''}`);
      const socket = new WebSocket(
        `${loopback.url.replace('http', 'ws')}/ws?ticket=${ticket['ticket'] ?? ''}`,
        { origin: loopback.url },
      );
      await new Promise((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      const client: CarnetClient = createORPCClient(
        new SocketLink({ websocket: socket as unknown as globalThis.WebSocket }),
      );
      await client.vault.signIn({ account, password });
      return {
        client,
        close: () => {
          socket.close();
        },
      };
    },
  };
  const rest: ContractHost = {
    name: 'rest',
    connect: async (account, password) => {
      const answer = await post(`${loopback.url}/api/v1/sessions`, `Launch ${loopback.mintLaunchToken()}`, {
        account,
        password,
      });
      const token = answer['token'] ?? '';
      const client: JsonifiedClient<CarnetClient> = createORPCClient(
        new OpenAPILink(contract, {
          url: `${loopback.url}/api/v1`,
          headers: { authorization: `Bearer ${token}` },
        }),
      );
      return { client, close: () => undefined };
    },
  };
  return { hosts: [direct, port, websocket, rest], loopback, close: () => loopback.close() };
}

/** POST with JSON, answering the JSON object. Throws with the status when it is not a success. */
export async function post(
  url: string,
  authorization: string,
  body: object = {},
): Promise<Record<string, string>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
  return (await response.json()) as Record<string, string>;
}
