import { portChannel } from '#shared/contract/handshake.ts';
import { isTrustedSender } from './policy.ts';
import { readSender, type OwnContents, type SenderEvent } from './trusted-sender.ts';

/** What the hand-over itself needs of a port; the core needs more of it. */
export interface ClosablePort {
  close(): void;
}

/** The part of Electron's `IpcMainEvent` that carries ports. */
export interface HandoverEvent<Port> extends SenderEvent {
  readonly ports: readonly Port[];
}

/** The part of Electron's `ipcMain` that is used: one channel, one direction, no reply. */
export interface HandoverChannel<Port> {
  on(channel: string, listener: (event: HandoverEvent<Port>) => void): unknown;
}

/** Lets go of the window's line to the core. */
export interface PortHandover {
  /** Closes the port in use, as when the window goes away. Safe to call twice. */
  readonly closeCurrent: () => void;
}

/**
 * Receives the window's port, checks who sent it and hands it to the core (see `#shared/contract/handshake.ts`).
 *
 * One port at a time: a new trusted one replaces and closes the one before, which is what a reloaded page needs.
 * A refused port is closed, so that the page sees an end instead of waiting for ever. `onRefused` gets no
 * address: a log line that says that it happened is enough.
 */
export function acceptPorts<Port extends ClosablePort>(
  channel: HandoverChannel<Port>,
  ownContents: () => OwnContents | undefined,
  serve: (port: Port) => void,
  onRefused: () => void,
): PortHandover {
  let current: Port | undefined;
  const closeCurrent = (): void => {
    current?.close();
    current = undefined;
  };
  channel.on(portChannel, (event) => {
    const [port, ...others] = event.ports;
    if (port === undefined || others.length > 0 || !isTrustedSender(readSender(event, ownContents()))) {
      for (const refused of event.ports) refused.close();
      onRefused();
      return;
    }
    closeCurrent();
    current = port;
    serve(port);
  });
  return { closeCurrent };
}
