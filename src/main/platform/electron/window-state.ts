import { z } from 'zod';

/** Small settings of this device, in clear: nothing personal may ever be written here. */
export interface DeviceStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** A place on the desktop, in Electron's device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window was left. `position` is absent when it is not to be trusted: the system then chooses. */
export interface WindowState {
  readonly width: number;
  readonly height: number;
  readonly position?: { readonly x: number; readonly y: number };
  readonly isMaximized: boolean;
}

const windowKey = 'window';

/** The smallest window in which every page is usable. */
export const smallestWindow = { width: 900, height: 600 } as const;

const firstWindow: WindowState = { width: 1280, height: 800, isMaximized: false };

const storedWindow = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(smallestWindow.width).max(20_000),
  height: z.int().min(smallestWindow.height).max(20_000),
  isMaximized: z.boolean(),
});

const leastVisible = 100;

const shows = (display: Rectangle, x: number, y: number, width: number): boolean =>
  x + width - leastVisible >= display.x &&
  x + leastVisible <= display.x + display.width &&
  y >= display.y &&
  y + leastVisible <= display.y + display.height;

/**
 * How to open the window: as it was left, unless the file is damaged or the screen it was on is gone.
 *
 * `displays` are the work areas now. The title bar must be reachable, otherwise the position is forgotten.
 */
export function readWindowState(store: DeviceStore, displays: readonly Rectangle[]): WindowState {
  const parsed = storedWindow.safeParse(store.get(windowKey));
  if (!parsed.success) return firstWindow;
  const { x, y, width, height, isMaximized } = parsed.data;
  const isVisible = displays.some((display) => shows(display, x, y, width));
  return { width, height, isMaximized, ...(isVisible ? { position: { x, y } } : {}) };
}

/** Keeps how the window was left; `bounds` are those it has when not maximized. */
export function writeWindowState(store: DeviceStore, bounds: Rectangle, isMaximized: boolean): void {
  const { x, y, width, height } = bounds;
  store.set(windowKey, { x, y, width, height, isMaximized });
}
