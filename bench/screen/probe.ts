import type { Page } from '@playwright/test';

/** What has to be on the screen for something to count as shown. */
export interface Shown {
  /** Changes are looked for inside of these elements. */
  readonly root: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

/** Where the time starts. */
export type Start = 'keydown' | 'click' | { readonly address: string };

interface ProbeWindow extends Window {
  carnetProbe?: Promise<number | null>;
}

const QUIET = 250;
const LONGEST = 30_000;

/**
 * Watches from the next key, press or change of address until the screen shows what it should and has come to rest.
 *
 * The time is that of the last frame that changed anything inside of the root: taken in a message that the page sends
 * itself while the frame is made, so that it arrives after layout and paint of that frame. What comes late (a chart, a
 * second request) counts, and a result that changed nothing answers null.
 */
export async function arm(page: Page, shown: Shown, start: Start): Promise<void> {
  await page.evaluate(
    ({ wanted, from, quiet, longest }) => {
      const watched = window as ProbeWindow;
      watched.carnetProbe = new Promise((resolve, reject) => {
        let begun = Number.NaN;
        let painted = Number.NaN;
        let isDirty = false;
        const isInside = (node: Node): boolean => {
          const element = node instanceof Element ? node : node.parentElement;
          if (element === null) return false;
          return element.closest(wanted.root) !== null || element.querySelector(wanted.root) !== null;
        };
        const observer = new MutationObserver((records) => {
          if (records.some(({ target }) => isInside(target))) isDirty = true;
        });
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
        const isShown = (): boolean =>
          wanted.present.every((selector) => document.querySelector(selector) !== null) &&
          wanted.absent.every((selector) => document.querySelector(selector) === null);
        const end = (value: number | null): void => {
          observer.disconnect();
          resolve(value);
        };
        const look = (): void => {
          const now = performance.now();
          if (!Number.isNaN(begun)) {
            if (isDirty) {
              isDirty = false;
              const { port1, port2 } = new MessageChannel();
              port1.addEventListener('message', () => {
                painted = performance.now();
                port1.close();
              });
              port1.start();
              port2.postMessage(null);
            }
            const rest = now - (Number.isNaN(painted) ? begun : painted);
            if (rest > quiet && isShown()) {
              end(Number.isNaN(painted) ? null : painted - begun);
              return;
            }
            if (now - begun > longest) {
              observer.disconnect();
              reject(new Error(`Not shown after ${String(longest)} ms: ${JSON.stringify(wanted)}`));
              return;
            }
          }
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        if (typeof from === 'string')
          addEventListener(
            from,
            (event) => {
              begun = event.timeStamp;
            },
            { capture: true, once: true },
          );
        else {
          begun = performance.now();
          location.hash = from.address;
        }
      });
      // Told to whoever asks for it; nobody has to be told here.
      watched.carnetProbe.catch(() => undefined);
    },
    { wanted: shown, from: start, quiet: QUIET, longest: LONGEST },
  );
}

/** What the armed probe saw, in milliseconds. */
export const seen = (page: Page): Promise<number | null> =>
  page.evaluate(() => (window as ProbeWindow).carnetProbe ?? null);

/** Waits until the screen shows something and rests, without timing it. */
export async function settled(
  page: Page,
  present: readonly string[],
  absent: readonly string[],
): Promise<void> {
  await page.waitForFunction(
    ({ there, gone }) =>
      there.every((selector) => document.querySelector(selector) !== null) &&
      gone.every((selector) => document.querySelector(selector) === null),
    { there: present, gone: absent },
    { timeout: LONGEST },
  );
}
