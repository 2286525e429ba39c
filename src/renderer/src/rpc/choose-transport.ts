import { desktopProtocol } from '#shared/contract/handshake.ts';
import { portTransport } from './port-transport.ts';
import { socketTransport } from './socket-transport.ts';
import type { Transport } from './transport.ts';

/** The line of the host that serves this page. */
export const chooseTransport = (): Transport =>
  location.protocol === desktopProtocol ? portTransport : socketTransport;
