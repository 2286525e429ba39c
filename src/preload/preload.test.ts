import vm from 'node:vm';
import { PreloadConfigFactory } from 'electron-vite';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import config from '../../electron.vite.config.ts';
import { desktopOrigin, portChannel, portOffer } from '../shared/contract/handshake.ts';

interface Bundle {
  readonly fileName: string;
  readonly code: string;
}

let bundles: readonly Bundle[] = [];

/** The preload as the real build makes it, kept in memory. */
beforeAll(async () => {
  const { preload = {} } = config;
  const resolved = await new PreloadConfigFactory(preload, { root: process.cwd() }, {}).build();
  const built = await build({
    ...resolved,
    configFile: false,
    logLevel: 'silent',
    build: { ...resolved.build, write: false },
  });
  const outputs = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  bundles = chunks.map(({ fileName, code }) => ({ fileName, code }));
});

/** Runs the bundle as a sandboxed preload would, and notes everything that it touches. */
function runPreload() {
  const touched: string[] = [];
  const sent: unknown[][] = [];
  const required: string[] = [];
  const listeners: ((event: unknown) => void)[] = [];
  const watched = (name: string, members: Record<string, unknown>): unknown =>
    new Proxy(members, {
      get: (target, key) => {
        touched.push(`${name}.${String(key)}`);
        return target[String(key)];
      },
    });
  const page = {
    addEventListener: (type: string, listener: (event: unknown) => void) => {
      touched.push(`window.addEventListener(${type})`);
      listeners.push(listener);
    },
  };
  const electron = watched('electron', {
    ipcRenderer: watched('ipcRenderer', { postMessage: (...all: unknown[]) => sent.push(all) }),
  });
  const context = vm.createContext({
    window: page,
    module: { exports: {} },
    require: (name: string) => {
      required.push(name);
      return electron;
    },
  });
  const before = Object.keys(context);
  // A sandboxed preload is wrapped in a function: its own variables are not the page's.
  vm.runInContext(`(function () { ${bundles.map(({ code }) => code).join('\n')}\n})()`, context);
  const added = Object.keys(context).filter((name) => !before.includes(name));
  const offer = (event: Record<string, unknown>) => {
    for (const listener of listeners) {
      listener({ source: page, origin: desktopOrigin, data: portOffer, ports: ['port'], ...event });
    }
  };
  return { touched, sent, required, page, added, offer };
}

describe('the built preload', () => {
  test('is one CommonJS file that requires electron and nothing else', () => {
    expect(bundles.map(({ fileName }) => fileName)).toEqual(['index.cjs']);
    expect(runPreload().required).toEqual(['electron']);
  });

  test('exposes nothing: it listens to messages, and touches no bridge, global or other Electron part', () => {
    const { touched, added, page } = runPreload();
    expect(touched).toEqual(['window.addEventListener(message)']);
    expect(added).toEqual([]);
    expect(Object.keys(page)).toEqual(['addEventListener']);
  });

  test('forwards the port of a true offer, without any data of the page', () => {
    const { touched, sent, offer } = runPreload();
    offer({ ports: ['the port'] });
    expect(sent).toEqual([[portChannel, null, ['the port']]]);
    expect(touched).toEqual([
      'window.addEventListener(message)',
      'electron.ipcRenderer',
      'ipcRenderer.postMessage',
    ]);
  });

  test.each([
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['a foreign origin', { origin: 'https://example.invalid' }],
    ['a look-alike origin', { origin: 'app://carnet.evil' }],
    ['an opaque origin', { origin: 'null' }],
    ['other data', { data: 'something' }],
    ['an object that resembles the offer', { data: { toString: (): string => portOffer } }],
    ['no port', { ports: [] }],
    ['two ports', { ports: ['one', 'two'] }],
  ])('ignores %s', (_name, event) => {
    const { sent, offer } = runPreload();
    offer(event);
    expect(sent).toEqual([]);
  });
});
