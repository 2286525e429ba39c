import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { findWeaknesses, intendedConfiguration } from './audit-policy.ts';
import { mainWindowOptions, openMainWindow, type MainWindowOptions } from './main-window.ts';
import { electronRelease } from './policy.ts';
import { readWindowState, writeWindowState, type DeviceStore } from './window-state.ts';

function makeStore(window?: unknown) {
  const values = new Map<string, unknown>(window === undefined ? [] : [['window', window]]);
  const store: DeviceStore = {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value);
    },
  };
  return { store, values };
}

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const left = { x: 100, y: 50, width: 1000, height: 700, isMaximized: false };

class FakeWindow extends EventEmitter {
  readonly calls: string[] = [];
  async loadURL(address: string): Promise<void> {
    this.calls.push(`load ${address}`);
    return Promise.resolve();
  }
  maximize(): void {
    this.calls.push('maximize');
  }
  show(): void {
    this.calls.push('show');
  }
  isMaximized(): boolean {
    return true;
  }
  getNormalBounds() {
    return { x: 5, y: 6, width: 950, height: 650 };
  }
}

describe('the state of the window', () => {
  test('comes back as it was left', () => {
    const { store } = makeStore();
    writeWindowState(store, left, true);
    expect(readWindowState(store, [screen])).toEqual({
      width: 1000,
      height: 700,
      position: { x: 100, y: 50 },
      isMaximized: true,
    });
  });

  test('forgets a position whose title bar no screen shows', () => {
    for (const place of [{ x: 5000 }, { x: -950 }, { y: -40 }, { y: 1060 }]) {
      const { store } = makeStore({ ...left, ...place });
      expect(readWindowState(store, [screen])).not.toHaveProperty('position');
    }
  });

  test.each([null, 'text', { ...left, width: 'wide' }, { ...left, width: 10 }, { ...left, more: 1 }])(
    'starts afresh from the damaged %j',
    (damaged) => {
      expect(readWindowState(makeStore(damaged).store, [screen])).toEqual({
        width: 1280,
        height: 800,
        isMaximized: false,
      });
    },
  );
});

describe('the window', () => {
  const settings = (window?: unknown, isPackaged = true) => ({
    preload: 'index.cjs',
    isPackaged,
    store: makeStore(window).store,
    displays: [screen],
  });

  test('is made with preferences in which the audit finds nothing', () => {
    const { webPreferences } = mainWindowOptions(settings());
    const today = electronRelease.releasedOn;
    const { partition } = webPreferences;
    const effective = { ...intendedConfiguration(today), webPreferences, sessionPartition: partition };
    expect(findWeaknesses(effective)).toEqual([]);
    expect(webPreferences.devTools).toBe(false);
    expect(mainWindowOptions(settings(undefined, false)).webPreferences.devTools).toBe(true);
  });

  test('loads app://carnet, shows itself once painted, and keeps its bounds when it closes', async () => {
    const window = new FakeWindow();
    const { store, values } = makeStore({ ...left, isMaximized: true });
    let options: MainWindowOptions | undefined;
    await openMainWindow(
      (given) => {
        options = given;
        return window;
      },
      { ...settings(), store },
      (opened) => {
        expect(opened).toBe(window);
        expect(window.calls).toEqual([]);
      },
    );
    expect(options).toMatchObject({ x: 100, y: 50, width: 1000, height: 700, show: false });
    expect(window.calls).toEqual(['maximize', 'load app://carnet/']);
    window.emit('ready-to-show');
    expect(window.calls.at(-1)).toBe('show');
    window.emit('close');
    expect(values.get('window')).toEqual({ x: 5, y: 6, width: 950, height: 650, isMaximized: true });
  });
});
