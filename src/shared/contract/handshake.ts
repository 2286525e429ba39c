/**
 * How the desktop window's page gets its line to the core.
 *
 * 1. The page makes a `MessageChannel` and posts one end to its own window:
 *    `window.postMessage(portOffer, desktopOrigin, [channel.port2])`.
 * 2. The preload, alone able to reach Electron, sees the offer (same window, exact origin, exactly one port)
 *    and forwards that port to the main process on `portChannel`. It exposes nothing to the page.
 * 3. The main process checks the sender (main frame of its own window, exact origin), then serves the contract
 *    on the port. A refused port is closed, so that the page's end gets a `close` event instead of silence.
 * 4. The page calls `channel.port1.start()` and uses port1. A port that closes (reload, lock, refusal) is never
 *    reopened: the page makes a new channel and offers again; the main process closes the earlier one.
 *
 * The page makes the channel, and not the main process, because a page that asks can also ask again after a
 * reload; a port pushed at load time is lost with the first document.
 */
export const portOffer = 'carnet:port-offer:v1';

/** The one Electron channel of the whole application: it carries a port and never any data. */
export const portChannel = 'carnet:port:v1';

/** Scheme of the desktop pages; `location.protocol === desktopProtocol` tells the page that it is in the desktop window. */
export const desktopProtocol = 'app:';

/** Host of the desktop pages. */
export const desktopHost = 'carnet';

/** Origin of the desktop pages: the only one whose port offer is heard. */
export const desktopOrigin = 'app://carnet';
