import { useWords } from '../i18n/use-words.ts';
import { chooseLanguage, LANGUAGES } from '../i18n/i18n.ts';
import styles from './plain-page.module.css';

const words = { fr: 'french', en: 'english' } as const;

/** Chooses the language before anybody is known. */
export function LanguageSwitch() {
  const { t, i18n } = useWords();
  return (
    <fieldset aria-label={t('person.language')} className={styles['languages']}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => {
            void chooseLanguage(language);
          }}
        >
          {t(`person.${words[language]}`)}
        </button>
      ))}
    </fieldset>
  );
}
