import type { Keychain } from '#main/app/ports.ts';

/** A keychain that is not there, with the reason to show; secrets then live in the vault (security.md §3). */
export const absentKeychain = (reason: string): Keychain => ({
  name: '',
  unavailable: () => Promise.resolve(reason),
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(false),
  remove: () => Promise.resolve(false),
});
