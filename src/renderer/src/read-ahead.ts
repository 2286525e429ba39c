import type { RouteObject } from 'react-router';
import { features } from './features/all-features.ts';
import type { Session } from './session/use-session.ts';
import { maySee } from './ui/may-see.ts';

type Reading = () => Promise<unknown>;

const readingsOf = (routes: readonly RouteObject[]): readonly Reading[] =>
  routes.flatMap((route) => {
    const { lazy } = route;
    return [...(typeof lazy === 'function' ? [async () => lazy()] : []), ...readingsOf(route.children ?? [])];
  });

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => {
      resolve();
    });
  });

/** One reading in each pause: what is read is also run. */
async function readAll(readings: readonly Reading[]): Promise<void> {
  for (const reading of readings) {
    await pause();
    try {
      await reading();
    } catch {
      // Read again, and its failure told, when its screen is opened.
    }
  }
}

let isBegun = false;

/**
 * Reads the screens that somebody may open while the window rests, so that the first opening of each waits for its
 * rows alone.
 */
export function readAhead(session: Session): void {
  if (isBegun) return;
  isBegun = true;
  const mine = features.filter(({ entries }) => entries.some((entry) => maySee(entry, session)));
  void readAll(mine.flatMap(({ routes, ahead = [] }) => [...readingsOf(routes), ...ahead]));
}
