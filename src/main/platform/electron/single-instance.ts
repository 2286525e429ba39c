/** The part of Electron's `app` that knows other processes of ours. */
export interface InstancePort {
  requestSingleInstanceLock(): boolean;
  on(event: 'second-instance', listener: () => void): unknown;
}

/**
 * Claims to be the only process; answers false when another one runs, and then this one must end.
 *
 * The second process's arguments and folder come from outside and are not even looked at: it only brings our
 * window to the front.
 */
export function claimSingleInstance(app: InstancePort, showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    showWindow();
  });
  return true;
}
