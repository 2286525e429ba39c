import { words } from '../i18n/use-words.ts';
import { Button } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { errorText } from '../rpc/error-text.ts';
import { keyNames } from './key-names.ts';
import { createUndoStack } from './undo-stack.ts';
import styles from './undo-toast.module.css';

const SECONDS = 10;
const MESSAGE_SECONDS = 5;
const acts = createUndoStack();

const common = {
  withBorder: true,
  position: 'bottom-center' as const,
  className: styles['toast'] ?? '',
};
const closeLabel = () => ({ 'aria-label': words()('toast.close') });

/** Says that something was done, for a few seconds. */
export function showMessage(message: string): void {
  showNotification({
    ...common,
    message,
    autoClose: MESSAGE_SECONDS * 1000,
    closeButtonProps: closeLabel(),
  });
}

/** Takes back the latest act that can be; false when there is none. The frame binds it to Ctrl/Cmd+Z. */
export function undoLatestAct(): boolean {
  return acts.undoLatest();
}

/** Thrown by an undo that could not be done and has said so by itself, where it can be answered. */
export class UndoToldElsewhere extends Error {}

async function report(undo: () => Promise<unknown>): Promise<void> {
  try {
    await undo();
    showMessage(words()('toast.undone'));
  } catch (error) {
    if (error instanceof UndoToldElsewhere) return;
    showMessage(errorText(words(), error)?.title ?? words()('errors:reason.Unknown'));
  }
}

/** What was done, in words, and how to take it back; a failure of `undo` is told in a toast. */
export interface UndoOffer {
  readonly message: string;
  readonly undo: () => Promise<unknown>;
}

/**
 * Says that something was done and offers to take it back for ten seconds.
 *
 * What it offers must stay undoable from the record too (design.md §5). A failure of `undo` is told in a toast.
 */
export function showUndo(message: string, undo: () => Promise<unknown>): void {
  const id = `undo-${crypto.randomUUID()}`;
  const run = (): void => {
    acts.remove(run);
    hideNotification(id);
    void report(undo);
  };
  acts.add(run);
  showNotification({
    ...common,
    id,
    autoClose: SECONDS * 1000,
    closeButtonProps: closeLabel(),
    onClose: () => {
      acts.remove(run);
    },
    message: (
      <span className={styles['line']}>
        {message}
        <Button variant="default" size="xs" onClick={run}>
          {words()('toast.undo', { shortcut: keyNames('mod+Z').join(' ') })}
        </Button>
      </span>
    ),
  });
}

/**
 * Runs an act that is seen before the core has answered, and offers to take it back once it has.
 *
 * Ctrl/Cmd+Z pressed in between means this act, not an earlier one: it is taken back as soon as it is done. `act`
 * answers null where nothing was done; what it throws passes through.
 */
export async function runUndoable(act: () => Promise<UndoOffer | null>): Promise<void> {
  const underWay = acts.begin();
  let offer: UndoOffer | null = null;
  try {
    offer = await act();
  } finally {
    underWay.end();
  }
  if (offer === null) return;
  if (underWay.isUndoWanted()) await report(offer.undo);
  else showUndo(offer.message, offer.undo);
}
