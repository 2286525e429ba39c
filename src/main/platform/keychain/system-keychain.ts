import type { AsyncEntry } from '@napi-rs/keyring';
import type { Keychain } from '#main/app/ports.ts';

/** The part of the native binding that is used; a port so that a missing binding can be tried. */
export interface KeyringBinding {
  readonly AsyncEntry: new (
    ...parameters: ConstructorParameters<typeof AsyncEntry>
  ) => Pick<AsyncEntry, 'getPassword' | 'setPassword' | 'deleteCredential'>;
}

/** Why the keychain cannot be used. */
export type KeychainReason = 'binding-missing' | 'store-missing' | 'store-locked';

/** Never changes: a renamed application would lose what it stored (security.md §1 "Electron safeStorage"). */
const SERVICE = 'fr.carnet.desktop';
const PROBE_ACCOUNT = 'probe';

// Without the pin the Linux library falls back to the kernel's memory: values vanish at the next start, silently,
// and reading them back proves nothing (security.md §0.6). The pin throws instead.
const PINNED = { linux: { store: 'secret-service' } } as const;

const NAMES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'Windows Credential Manager',
  darwin: 'macOS Keychain',
};

/**
 * The operating system's keychain.
 *
 * The native binding is loaded at the first use: a machine without it works with everything in the vault. Every
 * failure counts as absence; calls run in the binding's threads because unlocking may wait for a person.
 */
export function systemKeychain(
  load: () => Promise<KeyringBinding> = () => import('@napi-rs/keyring'),
): Keychain {
  let loading: Promise<KeyringBinding | null> | null = null;
  const binding = (): Promise<KeyringBinding | null> => (loading ??= load().catch(() => null));

  const withEntry = async <Value>(
    account: string,
    fallback: Value,
    use: (entry: InstanceType<KeyringBinding['AsyncEntry']>) => Promise<Value>,
  ): Promise<Value> => {
    const loaded = await binding();
    if (loaded === null) return fallback;
    try {
      return await use(new loaded.AsyncEntry(SERVICE, account, PINNED));
    } catch {
      // The message of the store may hold the account's name, so it is neither logged nor shown.
      return fallback;
    }
  };

  return {
    name: NAMES[process.platform] ?? 'Secret Service',
    unavailable: async (): Promise<KeychainReason | null> => {
      const loaded = await binding();
      if (loaded === null) return 'binding-missing';
      let entry: InstanceType<KeyringBinding['AsyncEntry']>;
      try {
        entry = new loaded.AsyncEntry(SERVICE, PROBE_ACCOUNT, PINNED);
      } catch {
        return 'store-missing';
      }
      try {
        await entry.getPassword();
        return null;
      } catch {
        return 'store-locked';
      }
    },
    read: (account) => withEntry(account, null, async (entry) => (await entry.getPassword()) ?? null),
    write: (account, secret) =>
      withEntry(account, false, async (entry) => {
        await entry.setPassword(secret);
        return (await entry.getPassword()) === secret;
      }),
    remove: (account) => withEntry(account, false, (entry) => entry.deleteCredential()),
  };
}
