import { useLayoutEffect } from 'react';

/** What opened a sheet: the element with the focus, or the button of the menu that it was chosen from. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  const target = menu?.getAttribute('aria-labelledby');
  const found = target === null || target === undefined ? active : document.querySelector(`[id="${target}"]`);
  return found instanceof HTMLElement ? found : null;
}

// The library gives the focus back after 10 ms where it can; what it cannot is done here, after it.
const AFTER_LIBRARY_MILLISECONDS = 30;

/**
 * Gives the focus back to where it was when a sheet is closed, also when the sheet goes away with its component.
 *
 * Whatever took the focus meanwhile keeps it: a page that was opened by saving, a second sheet.
 */
export function useFocusReturn(isOpen = true): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const before = opener();
    return () => {
      const closing = document.activeElement;
      setTimeout(() => {
        const now = document.activeElement;
        const isLost = now === null || now === document.body || now === closing;
        if (isLost && before?.isConnected === true) before.focus();
      }, AFTER_LIBRARY_MILLISECONDS);
    };
  }, [isOpen]);
}
