import { words } from '../i18n/use-words.ts';
import { Button } from '@mantine/core';
import { hideNotification, showNotification } from '@mantine/notifications';
import { keyNames } from './key-names.ts';
import styles from './undo-toast.module.css';

const SECONDS = 10;
const MESSAGE_SECONDS = 5;
let undoLatest: (() => void) | null = null;

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

/** Takes back the latest act that offered it; false when there is none. The frame binds it to Ctrl/Cmd+Z. */
export function undoLatestAct(): boolean {
  if (undoLatest === null) return false;
  undoLatest();
  return true;
}

async function report(undo: () => Promise<void>): Promise<void> {
  await undo();
  showMessage(words()('toast.undone'));
}

/**
 * Says that something was done and offers to take it back for ten seconds.
 *
 * What it offers must stay undoable from the record too (design.md §5). `undo` reports its own failure.
 */
export function showUndo(message: string, undo: () => Promise<void>): void {
  const id = `undo-${crypto.randomUUID()}`;
  const run = (): void => {
    if (undoLatest === run) undoLatest = null;
    hideNotification(id);
    void report(undo);
  };
  undoLatest = run;
  showNotification({
    ...common,
    id,
    autoClose: SECONDS * 1000,
    closeButtonProps: closeLabel(),
    onClose: () => {
      if (undoLatest === run) undoLatest = null;
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
