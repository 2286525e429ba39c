/**
 * Waits for Ctrl+C, a closed terminal or a polite kill.
 *
 * A second request ends the process at once: somebody who asks twice does not want to wait for a slow close.
 */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (): void => {
      if (isAsked) process.exit(130);
      isAsked = true;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  });
}
