import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server on loopback on which everything, its end included, takes `delay` milliseconds each way. */
export async function startSlowLine(
  port: number,
  delay: number,
): Promise<{ readonly host: 'localhost'; readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on('data', (chunk) => setTimeout(() => to.write(chunk), delay));
    from.on('close', () => setTimeout(() => to.destroy(), delay));
    from.on('error', () => undefined);
  };
  const server = createServer((client) => {
    const far = connect(port, '127.0.0.1');
    pass(client, far);
    pass(far, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: 'localhost',
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
