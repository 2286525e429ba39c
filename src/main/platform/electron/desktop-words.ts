import english from '../../../../resources/locales/desktop.en.json' with { type: 'json' };
import french from '../../../../resources/locales/desktop.fr.json' with { type: 'json' };

/** The sentences of the native dialogs, which no page can show. */
export type DesktopWords = Readonly<typeof french>;

/** The native dialogs' language: English for an English system, French for every other one. */
export const chooseDesktopWords = (locale: string): DesktopWords =>
  /^en\b/i.test(locale) ? english : french;
