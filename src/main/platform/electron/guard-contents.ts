import { mayNavigate, windowOpenAnswer } from './policy.ts';

interface Preventable {
  preventDefault(): void;
}

interface Navigation extends Preventable {
  readonly url: string;
}

/** The part of Electron's `WebContents` through which a page could leave or multiply. */
export interface GuardedContents {
  on(event: 'will-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (details: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => typeof windowOpenAnswer): void;
}

/**
 * Keeps any page where it is (checklist 11–15): called for every contents that Electron makes, not only ours.
 *
 * A link that would open a window opens none; its address is handed to `leave`, which asks the person.
 */
export function guardContents(contents: GuardedContents, leave: (address: string) => void): void {
  const stay = (details: Navigation): void => {
    if (!mayNavigate(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    leave(url);
    return windowOpenAnswer;
  });
}
