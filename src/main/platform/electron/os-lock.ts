/** The part of Electron's `powerMonitor` that tells that the person has left. */
export interface PowerPort {
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'suspend', listener: () => void): unknown;
}

/**
 * Calls back when the session is locked or the machine goes to sleep, so that the vault locks too.
 *
 * Electron reports a locked screen on Windows and macOS only; on Linux sleep is reported, and the idle timer of
 * the vault does the rest.
 */
export function onSystemLock(power: PowerPort, lock: () => void): void {
  power.on('lock-screen', lock);
  power.on('suspend', lock);
}
