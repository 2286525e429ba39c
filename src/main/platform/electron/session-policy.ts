import { decidePermission, mayLoad } from './policy.ts';

interface PermissionDetails {
  readonly requestingUrl?: string;
  readonly isMainFrame: boolean;
}

/** The part of Electron's `Session` that guards what pages may ask for. */
export interface SessionPort {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (isGranted: boolean) => void,
      details: PermissionDetails,
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string, details: PermissionDetails) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setDisplayMediaRequestHandler(handler: (request: unknown, callback: (streams: null) => void) => void): void;
  setBluetoothPairingHandler(
    handler: (details: unknown, callback: (response: { confirmed: boolean }) => void) => void,
  ): void;
  setCertificateVerifyProc(proc: (request: unknown, callback: (result: number) => void) => void): void;
  setSpellCheckerEnabled(isEnabled: boolean): void;
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        callback: (response: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

/** Chromium's answer "refuse this certificate". */
const refuseCertificate = -2;

/**
 * Closes the window's session: no permission, no device, no download, no network (checklist 1 and 5).
 *
 * Electron grants what has no handler, hence one handler for each way to ask. Downloads are refused because
 * files leave the application through the save dialog, written by the main process where the person chose.
 */
export function applySessionPolicy(session: SessionPort): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(decidePermission(permission, details.requestingUrl ?? '', details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    decidePermission(permission, origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
  session.setBluetoothPairingHandler((_details, callback) => {
    callback({ confirmed: false });
  });
  session.setCertificateVerifyProc((_request, callback) => {
    callback(refuseCertificate);
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayLoad(details.url) });
  });
}
