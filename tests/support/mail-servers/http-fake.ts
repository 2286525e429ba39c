import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a fake answers a request with; `cut`: the line is reset after the request was read, without an answer. */
export type FakeAnswer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'cut'
  | 'silent';

/** A provider's HTTP interface on loopback. */
export interface HttpFake {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves `answer` for every request. */
export async function startHttpFake(
  answer: (request: IncomingMessage, body: string) => FakeAnswer,
): Promise<HttpFake> {
  const sockets = new Set<Socket>();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const said = answer(request, Buffer.concat(chunks).toString('utf8'));
      if (said === 'silent') return;
      if (said === 'cut') {
        request.socket.resetAndDestroy();
        return;
      }
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers });
      response.end(said.body === null ? '' : JSON.stringify(said.body));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
