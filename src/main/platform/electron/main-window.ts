import { sessionPartition, startAddress, webPreferences } from './policy.ts';
import {
  readWindowState,
  smallestWindow,
  writeWindowState,
  type DeviceStore,
  type Rectangle,
} from './window-state.ts';

/** What a new window is made with; every name is Electron's own. */
export interface MainWindowOptions {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly x?: number;
  readonly y?: number;
  readonly show: false;
  readonly title: string;
  readonly backgroundColor: string;
  readonly autoHideMenuBar: true;
  readonly webPreferences: typeof webPreferences & {
    readonly preload: string;
    readonly partition: string;
    readonly devTools: boolean;
  };
}

/** The part of Electron's `BrowserWindow` that is used. */
export interface WindowPort {
  once(event: 'ready-to-show', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  loadURL(address: string): Promise<void>;
  maximize(): void;
  show(): void;
  isMaximized(): boolean;
  getNormalBounds(): Rectangle;
}

/** What the opening of the window depends on. */
export interface MainWindowSettings {
  readonly preload: string;
  /** Developer tools exist in unpackaged runs only. */
  readonly isPackaged: boolean;
  readonly store: DeviceStore;
  /** Work areas of the screens that are there now. */
  readonly displays: readonly Rectangle[];
}

/** The options of the one window, from the policy and from how it was left. */
export function mainWindowOptions(settings: MainWindowSettings): MainWindowOptions {
  const state = readWindowState(settings.store, settings.displays);
  return {
    width: state.width,
    height: state.height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    ...state.position,
    show: false,
    title: 'Carnet',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      ...webPreferences,
      preload: settings.preload,
      partition: sessionPartition,
      devTools: !settings.isPackaged,
    },
  };
}

/**
 * Opens the window and loads the application into it.
 *
 * Shown only once painted, so that no white frame flashes. The bounds are written at closing, not while the
 * window is being dragged. Rejects when the page cannot be loaded.
 */
export async function openMainWindow<Window extends WindowPort>(
  create: (options: MainWindowOptions) => Window,
  settings: MainWindowSettings,
  onOpened: (window: Window) => void,
): Promise<void> {
  const window = create(mainWindowOptions(settings));
  onOpened(window);
  if (readWindowState(settings.store, settings.displays).isMaximized) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', () => {
    writeWindowState(settings.store, window.getNormalBounds(), window.isMaximized());
  });
  await window.loadURL(startAddress);
}
