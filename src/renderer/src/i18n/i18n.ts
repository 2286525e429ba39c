import i18next, { changeLanguage, t as translate } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english, french } from './resources.ts';
import { englishTypography, frenchTypography, mapWords, pseudo, type WordTree } from './typography.ts';

/** Languages of the product; French is the source. */
export const LANGUAGES = ['fr', 'en'] as const;

/** One of the product's languages. */
export type Language = (typeof LANGUAGES)[number];

// The language is asked before anybody is known, so this window remembers it; it is no personal data.
const STORED = 'carnet.language';

const isLanguage = (text: string | null): text is Language => text === 'fr' || text === 'en';

const storedLanguage = (): Language | null => {
  const stored = localStorage.getItem(STORED);
  return isLanguage(stored) ? stored : null;
};

/** Language to start with: the one last chosen in this browser, else French. */
export const firstLanguage = (): Language => storedLanguage() ?? 'fr';

const wordsOf = (tree: WordTree, typography: (text: string) => string, isPseudo: boolean): WordTree =>
  mapWords(tree, (text) => (isPseudo ? pseudo(typography(text)) : typography(text)));

/**
 * Starts the translations; resolves at once because the words are in the bundle.
 *
 * `?pseudo` in the address replaces every text by its pseudo form, for tests.
 */
export async function startTranslations(isPseudo: boolean): Promise<void> {
  const language = firstLanguage();
  document.documentElement.lang = language;
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `use` would read as a hook.
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'fr',
    defaultNS: 'common',
    ns: Object.keys(french),
    resources: {
      fr: wordsOf(french, frenchTypography, isPseudo),
      en: wordsOf(english, englishTypography, isPseudo),
    },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  nameOverlays();
}

/** Names the landmark that floating things stand in, for screen readers. */
function nameOverlays(): void {
  document.querySelector('#overlays')?.setAttribute('aria-label', translate('nav.overlays'));
}

/** Switches the words, the `lang` of the page and what this browser remembers. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  await changeLanguage(language);
  nameOverlays();
}
