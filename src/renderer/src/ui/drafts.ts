import { useSyncExternalStore } from 'react';
import { client } from '../rpc/client.ts';

/**
 * Half-typed forms of this person, by form id.
 *
 * They are kept in the vault, so that they survive lock, crash and reload; the browser's storage never sees them. The
 * copy in this window is what forms read and write; it follows to the core a moment later.
 */
const drafts = new Map<string, unknown>();
/** What the core does not know yet; `dropped` is a form to forget. */
const waiting = new Map<string, 'kept' | 'dropped'>();
/** Drafts that cannot leave the window, such as a chosen file. */
const inWindow = new Map<string, unknown>();
const listeners = new Set<() => void>();
let owner: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> = Promise.resolve();

/** At most this much typing is lost when the process is killed, in milliseconds. */
const PAUSE = 600;

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Starts a person's drafts; those of anybody else are dropped. */
export function ownDrafts(userUid: string): void {
  if (owner !== null && owner !== userUid) for (const store of [drafts, waiting, inWindow]) store.clear();
  owner = userUid;
}

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
};

/** Takes over what the core keeps for the person; forms that were typed in since win. */
export async function loadDrafts(userUid: string): Promise<void> {
  ownDrafts(userUid);
  const answer = await client.drafts.list({});
  if (owner !== userUid) return;
  for (const key of drafts.keys()) if (!waiting.has(key)) drafts.delete(key);
  for (const { key, content } of answer.drafts) {
    if (!waiting.has(key)) drafts.set(key, parsed(content));
  }
  tell();
  void sendDrafts();
}

/** What was typed in a form before; undefined when nothing was. */
export const readDraft = (id: string): unknown => drafts.get(id) ?? inWindow.get(id);

/** Keeps what is typed. */
export function keepDraft(id: string, values: unknown): void {
  const isNew = !drafts.has(id);
  drafts.set(id, values);
  // Before anybody is signed in there is no vault to keep it in; the first password is typed there, too.
  if (owner === null || id.startsWith('set-up:')) return;
  waiting.set(id, 'kept');
  timer ??= setTimeout(() => {
    void sendDrafts();
  }, PAUSE);
  if (isNew) tell();
}

/** Keeps what holds more than text for as long as the window lives, and no longer. */
export function keepInWindow(id: string, values: unknown): void {
  inWindow.set(id, values);
}

/** Forgets a form, after saving or on request. */
export function dropDraft(id: string): void {
  inWindow.delete(id);
  if (!drafts.delete(id)) return;
  tell();
  if (owner === null || id.startsWith('set-up:')) return;
  waiting.set(id, 'dropped');
  void sendDrafts();
}

async function sendOne(id: string): Promise<void> {
  const what = waiting.get(id);
  if (what === undefined) return;
  waiting.delete(id);
  try {
    if (what === 'dropped') await client.drafts.discard({ key: id });
    else await client.drafts.save({ key: id, content: JSON.stringify(drafts.get(id)) });
  } catch {
    // Signed out, or the line is lost: it goes with the next one. What is longer than the core takes stays here.
    if (!waiting.has(id)) waiting.set(id, what);
  }
}

/** Sends what the core does not know yet, in order; resolves when it was tried. */
export function sendDrafts(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const ids = [...waiting.keys()];
  if (ids.length === 0) return sending;
  sending = sending.then(() => Promise.all(ids.map(sendOne))).then(() => undefined);
  return sending;
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether a form waits half-typed, for screens that offer to go on with it. */
export const useHasDraft = (id: string): boolean => useSyncExternalStore(subscribe, () => drafts.has(id));

// Leaving a field, the window or the page may be the last moment there is.
document.addEventListener('focusout', () => void sendDrafts());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void sendDrafts();
});
window.addEventListener('pagehide', () => void sendDrafts());
