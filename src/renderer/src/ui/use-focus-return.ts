import { useLayoutEffect } from 'react';

// A menu is gone by the time the sheet opens that was chosen from it: the button of the menu is where one was.
let outsideMenus: Element | null = null;
let wasInMenu = false;
document.addEventListener('focusin', ({ target }) => {
  wasInMenu = target instanceof Element && target.closest('[role="menu"]') !== null;
  if (!wasInMenu && target instanceof Element) outsideMenus = target;
});

/** What opened a sheet: the element with the focus, or the button of the menu that it was chosen from. */
function opener(): HTMLElement | null {
  const found = wasInMenu ? outsideMenus : document.activeElement;
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
