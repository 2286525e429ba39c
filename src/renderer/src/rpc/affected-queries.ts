/** Nouns whose changes show on their own screens only. */
const APART: ReadonlySet<string> = new Set(['users', 'backups', 'views', 'audit']);

/** Queries that no change of a row can make old. */
const STEADY: ReadonlySet<string> = new Set(['vault', 'drafts', 'events']);

/**
 * Whether a change of these nouns may make an answer old.
 *
 * Services, documents, payments and figures hang together (a payment changes the balance on a client's row), so that a
 * change of one asks again for all of them; accounts, backups and views stand apart. Everything shows in the log.
 */
export function affectsQuery(nouns: readonly string[], queryKey: readonly unknown[]): boolean {
  const path: unknown = queryKey[0];
  const noun: unknown = Array.isArray(path) ? path[0] : path;
  if (typeof noun !== 'string' || STEADY.has(noun)) return false;
  // The log shows everything, the bell counts a bit of everything.
  if (noun === 'audit' || noun === 'tasks') return true;
  if (APART.has(noun)) return nouns.includes(noun);
  return nouns.some((changed) => !APART.has(changed));
}
