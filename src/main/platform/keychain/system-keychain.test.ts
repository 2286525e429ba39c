import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { absentKeychain } from './absent-keychain.ts';
import { systemKeychain, type KeyringBinding } from './system-keychain.ts';

/** A store as the binding shows it; `state` is what the machine does to us. */
function store() {
  const items = new Map<string, string>();
  const pins: unknown[] = [];
  const machine: { state: 'open' | 'missing' | 'locked' } = { state: 'open' };
  class Entry {
    readonly #key: string;

    constructor(service: string, account: string, options?: unknown) {
      pins.push(options);
      if (machine.state === 'missing') throw new Error('no session bus');
      this.#key = `${service}/${account}`;
    }

    getPassword = () => this.#whenOpen(() => items.get(this.#key) ?? null);
    setPassword = (secret: string) => this.#whenOpen(() => void items.set(this.#key, secret));
    deleteCredential = () => this.#whenOpen(() => items.delete(this.#key));

    #whenOpen<Value>(act: () => Value): Promise<Value> {
      return machine.state === 'open'
        ? Promise.resolve(act())
        : Promise.reject(new Error('unlock prompt was dismissed'));
    }
  }
  const binding = { AsyncEntry: Entry } as unknown as KeyringBinding;
  return { items, pins, machine, keychain: systemKeychain(() => Promise.resolve(binding)) };
}

describe('the system keychain', () => {
  it('keeps, reads and removes a secret, always pinned to a store that lasts', async () => {
    const { keychain, items, pins } = store();
    expect(await keychain.unavailable()).toBeNull();
    expect(await keychain.write('vault/smtp', 'secret')).toBe(true);
    expect(await keychain.read('vault/smtp')).toBe('secret');
    expect(await keychain.read('vault/other')).toBeNull();
    expect(await keychain.remove('vault/smtp')).toBe(true);
    expect(items.size).toBe(0);
    expect(new Set(pins.map((pin) => JSON.stringify(pin)))).toEqual(
      new Set(['{"linux":{"store":"secret-service"}}']),
    );
  });

  it.each([
    ['missing', 'store-missing'],
    ['locked', 'store-locked'],
  ] as const)('is unavailable when the store is %s, and no call throws', async (state, reason) => {
    const { keychain, machine } = store();
    machine.state = state;
    expect(await keychain.unavailable()).toBe(reason);
    expect(await keychain.write('a', 'b')).toBe(false);
    expect(await keychain.read('a')).toBeNull();
    expect(await keychain.remove('a')).toBe(false);
  });

  it('is unavailable without its native binding', async () => {
    const keychain = systemKeychain(() => Promise.reject(new Error('Cannot find native binding')));
    expect(await keychain.unavailable()).toBe('binding-missing');
    expect(await keychain.write('a', 'b')).toBe(false);
  });

  it('uses no kernel memory when a Linux session has no Secret Service', (context) => {
    context.skip(process.platform !== 'linux', 'only Linux has the silent fallback');
    const adapter = fileURLToPath(new URL('system-keychain.ts', import.meta.url));
    const script = `const { systemKeychain } = await import(${JSON.stringify(adapter)});
      const keychain = systemKeychain();
      const answers = [await keychain.unavailable(), await keychain.write('trial', 'x'), await keychain.read('trial')];
      process.stdout.write(JSON.stringify(answers));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
    });
    expect(JSON.parse(run.stdout)).toEqual([expect.stringMatching(/^(store|binding)-/), false, null]);
  });
});

it('an absent keychain says why and keeps nothing', async () => {
  const keychain = absentKeychain('demonstration');
  expect(await keychain.unavailable()).toBe('demonstration');
  expect(await keychain.write('a', 'b')).toBe(false);
  expect(await keychain.read('a')).toBeNull();
});
