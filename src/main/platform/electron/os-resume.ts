/** The part of Electron's `powerMonitor` that tells that the machine woke up. */
export interface WakePort {
  on(event: 'resume', listener: () => void): unknown;
}

/**
 * Calls back when the machine wakes up: what is due by the calendar became due while it slept, and the clock that the
 * core waits by stood still meanwhile.
 */
export function onSystemResume(power: WakePort, wake: () => void): void {
  power.on('resume', wake);
}
