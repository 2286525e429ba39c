import ElectronStore from 'electron-store';
import type { DeviceStore } from './window-state.ts';

/**
 * Opens the device's settings file, `device.json` in the application's data folder.
 *
 * The only import of electron-store: outside Electron the import alone tries to download Electron. A damaged
 * file is started afresh, because window bounds are worth less than a start.
 */
export function openDeviceStore(): DeviceStore {
  const store = new ElectronStore<Record<string, unknown>>({ name: 'device', clearInvalidConfig: true });
  return {
    get: (key) => store.get(key),
    set: (key, value) => {
      store.set(key, value);
    },
  };
}
