import { useWords } from '../i18n/use-words.ts';
import styles from './filter-bar.module.css';
import { SEARCH_LIMIT } from './use-search-text.ts';

/** Says under a search field that only the beginning of what was typed is asked for. */
export function SearchLimit({ text }: { readonly text: string }) {
  const { t } = useWords();
  return (
    <span role="status" className={styles['limit']}>
      {text.length > SEARCH_LIMIT ? t('palette:tooLong', { limit: SEARCH_LIMIT }) : ''}
    </span>
  );
}
