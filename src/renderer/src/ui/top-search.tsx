import { IconSearch } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { useMay } from '../session/use-session.ts';
import { keyNames } from './key-names.ts';
import styles from './page.module.css';
import { openPalette } from './palette/open-palette.ts';

/** The one search box of every page: it opens the palette. */
export function TopSearch() {
  const { t } = useWords();
  const may = useMay('clients.read');
  if (!may) return <div />;
  return (
    <search className={styles['searchPlace']}>
      <button type="button" className={styles['search']} aria-keyshortcuts="Control+K" onClick={openPalette}>
        <IconSearch size={16} aria-hidden />
        <span className={styles['searchText']}>{t('palette:placeholder')}</span>
        <kbd aria-hidden>{keyNames('mod+K')}</kbd>
      </button>
    </search>
  );
}
