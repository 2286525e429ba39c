import { desktopOrigin, portOffer } from '../shared/contract/handshake.ts';

/** The part of the page's window that is used: its messages, and who it is. */
export interface PageWindow {
  addEventListener(type: 'message', listener: (event: OfferEvent) => void): void;
}

/** The part of a message event that tells what it is and from where it comes. */
export interface OfferEvent {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/**
 * Forwards the page's port offers (see `#shared/contract/handshake.ts`) and lets nothing else through.
 *
 * The offer must come from this very window at our exact origin and carry exactly one port; its content is
 * compared, never passed on. Ports, not messages, are forwarded: no data of the page goes through here.
 */
export function forwardPortOffers(page: PageWindow, forward: (port: MessagePort) => void): void {
  page.addEventListener('message', (event) => {
    const [port, ...others] = event.ports;
    const isOffer = event.source === page && event.origin === desktopOrigin && event.data === portOffer;
    if (isOffer && port !== undefined && others.length === 0) forward(port);
  });
}
