/**
 * Half-typed forms of this window, by form id.
 *
 * They live in memory only: they hold personal data, which must not reach the browser's storage in clear. They
 * survive navigation and lock, not a reload of the page.
 */
const drafts = new Map<string, unknown>();
let owner: string | null = null;

/** Starts a person's drafts; those of anybody else are dropped. */
export function ownDrafts(userUid: string): void {
  if (owner !== null && owner !== userUid) drafts.clear();
  owner = userUid;
}

/** What was typed in a form before; undefined when nothing was. */
export const readDraft = (id: string): unknown => drafts.get(id);

/** Keeps what is typed. */
export function keepDraft(id: string, values: unknown): void {
  drafts.set(id, values);
}

/** Forgets a form, after saving or on request. */
export function dropDraft(id: string): void {
  drafts.delete(id);
}
