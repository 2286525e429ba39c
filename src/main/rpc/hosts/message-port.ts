import { RPCHandler } from '@orpc/server/message-port';
import type { App } from '#main/app/create-app.ts';
import type { Seat } from '#main/app/seat.ts';

/** Any port that oRPC can talk over: Node's, the browser's, or Electron's `MessagePortMain`. */
export type ServedPort = Parameters<RPCHandler<{ readonly seat: Seat }>['upgrade']>[0];

/**
 * Serves the core over a port; the caller has checked where the port comes from.
 *
 * The seat outlives the port, so that a reloaded window finds its session again.
 */
export function serveMessagePort(app: App, port: ServedPort, seat: Seat): void {
  new RPCHandler<{ readonly seat: Seat }>(app.router).upgrade(port, { context: { seat } });
}
