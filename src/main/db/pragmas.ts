import type Database from 'better-sqlite3';

/** One setting of a connection and what it must read back as. */
interface Pragma {
  readonly name: string;
  readonly value: string;
  readonly readsBack: string;
}

/**
 * Settings of every connection (design.md §2 "pragmas"): each closes a measured loss, leak or slowness.
 *
 * `synchronous` comes after `journal_mode`: this build falls back to NORMAL in WAL, which loses commits in a power cut.
 */
const PRAGMAS: readonly Pragma[] = [
  { name: 'journal_mode', value: 'WAL', readsBack: 'wal' },
  { name: 'synchronous', value: 'FULL', readsBack: '2' },
  { name: 'temp_store', value: 'MEMORY', readsBack: '2' },
  { name: 'secure_delete', value: 'ON', readsBack: '1' },
  { name: 'foreign_keys', value: 'ON', readsBack: '1' },
  { name: 'recursive_triggers', value: 'ON', readsBack: '1' },
  { name: 'trusted_schema', value: 'OFF', readsBack: '0' },
  { name: 'cell_size_check', value: 'ON', readsBack: '1' },
  { name: 'cache_size', value: '-64000', readsBack: '-64000' },
  { name: 'busy_timeout', value: '5000', readsBack: '5000' },
];

// macOS acknowledges fsync before the drive has written; only its full variant waits.
const MAC_PRAGMAS: readonly Pragma[] = [
  { name: 'fullfsync', value: 'ON', readsBack: '1' },
  { name: 'checkpoint_fullfsync', value: 'ON', readsBack: '1' },
];

/** The settings that hold on a platform. */
export const pragmasOf = (platform: NodeJS.Platform): readonly Pragma[] =>
  platform === 'darwin' ? [...PRAGMAS, ...MAC_PRAGMAS] : PRAGMAS;

/** Names of the settings of a connection that do not read back as they must; empty when all is well. */
export function wrongPragmas(connection: Database.Database, platform: NodeJS.Platform): readonly string[] {
  const wrong = pragmasOf(platform).filter(
    (pragma) => String(connection.pragma(pragma.name, { simple: true })) !== pragma.readsBack,
  );
  const pageSize = connection.pragma('page_size', { simple: true }) === 4096 ? [] : ['page_size'];
  return [...wrong.map((pragma) => pragma.name), ...pageSize];
}

/** Applies every setting and reads it back; throws with the name of one that did not take. */
export function applyPragmas(connection: Database.Database, platform: NodeJS.Platform): void {
  for (const pragma of pragmasOf(platform)) {
    // A read-only connection cannot change the journal mode; it reads it back below all the same.
    if (connection.readonly && pragma.name === 'journal_mode') continue;
    connection.pragma(`${pragma.name} = ${pragma.value}`);
  }
  const wrong = wrongPragmas(connection, platform);
  if (wrong.length > 0) throw new Error(`Connection settings not in force: ${wrong.join(', ')}`);
}
