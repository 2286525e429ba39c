import type { Page } from '@playwright/test';
import { isOwnText } from './own-text.ts';

/** A text that a page shows without having taken it from the locale files. */
export interface HardCodedText {
  readonly text: string;
  /** Where it stands: a text of the page, or the attribute that holds it. */
  readonly place: string;
}

/** Attributes that are read out or shown. */
const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'title',
  'alt',
];

/** Every visible text and spoken attribute of the page, each once. */
async function textsOf(page: Page): Promise<readonly HardCodedText[]> {
  return page.evaluate((spoken) => {
    const found = new Map<string, { text: string; place: string }>();
    const add = (text: string | null, place: string): void => {
      const tidy = (text ?? '').trim();
      if (tidy !== '') found.set(`${place} ${tidy}`, { text: tidy, place });
    };
    const isShown = (element: Element | null): boolean =>
      element !== null && element.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      // What an archived document says is in the language of the document.
      if (
        parent === null ||
        parent.closest('script, style, noscript, [data-document]') !== null ||
        !isShown(parent)
      )
        continue;
      add(node.nodeValue, `<${parent.tagName.toLowerCase()}>`);
    }
    for (const element of document.querySelectorAll('body *')) {
      if (!isShown(element)) continue;
      for (const name of spoken) add(element.getAttribute(name), name);
      // What a choice shows; what is typed belongs to the person.
      if (element instanceof HTMLInputElement && element.readOnly && element.type !== 'hidden')
        add(element.value, 'value');
    }
    add(document.title, '<title>');
    return [...found.values()];
  }, SPOKEN);
}

/**
 * Texts of a page in the pseudo-locale that are neither pseudo-localised nor data.
 *
 * `heard` is everything the page has asked and been answered: whatever stands in it is data.
 */
export async function hardCodedTexts(page: Page, heard: string): Promise<readonly HardCodedText[]> {
  const isOwn = isOwnText(heard);
  return (await textsOf(page)).filter(({ text }) => !isOwn(text));
}
