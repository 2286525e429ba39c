import { RPCLink } from '@orpc/client/message-port';
import { desktopOrigin, portOffer } from '#shared/contract/handshake.ts';
import type { Transport } from './transport.ts';

/** The desktop window's line: a message port offered to the preload (see the handshake's own page). */
export const portTransport: Transport = {
  open: () => {
    const channel = new MessageChannel();
    const port = channel.port1;
    const closed = new Promise<void>((resolve) => {
      port.addEventListener('close', () => {
        resolve();
      });
    });
    const link = new RPCLink({ port });
    port.start();
    window.postMessage(portOffer, desktopOrigin, [channel.port2]);
    return Promise.resolve({ link, closed });
  },
};
