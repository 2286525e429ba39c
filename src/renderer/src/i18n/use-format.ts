import { useWords } from './use-words.ts';
import { formatOf, type Format } from './format.ts';
import type { Language } from './i18n.ts';

/** Language the screen is shown in. */
export function useLanguage(): Language {
  const { i18n } = useWords();
  return i18n.language === 'en' ? 'en' : 'fr';
}

/** Formats of the language the screen is shown in. */
export const useFormat = (): Format => formatOf(useLanguage());
