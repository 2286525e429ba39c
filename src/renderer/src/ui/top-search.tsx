import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNavigate } from 'react-router';
import { railEntries } from '../features/all-features.ts';
import { useMay } from '../session/use-session.ts';
import { keyNames } from './key-names.ts';
import styles from './page.module.css';
import { useShortcut } from './shortcuts.tsx';

const hasClients = railEntries.some((entry) => entry.name === 'clients');

/** Finds clients from anywhere: Enter opens the client list with the text. */
export function TopSearch() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const may = useMay('clients.read') && hasClients;
  useShortcut({
    keys: 'mod+K',
    label: t('shortcuts.search'),
    run: () => {
      document.querySelector<HTMLInputElement>('#top-search')?.focus();
    },
    isEnabled: may,
  });
  if (!may) return <div />;
  return (
    <search className={styles['searchPlace']}>
      <form
        className={styles['search']}
        onSubmit={(event) => {
          event.preventDefault();
          void navigate(`/clients?text=${encodeURIComponent(text.trim())}`);
        }}
      >
        <IconSearch size={16} aria-hidden />
        <input
          id="top-search"
          type="search"
          value={text}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
        <kbd aria-hidden>{keyNames('mod+K')}</kbd>
      </form>
    </search>
  );
}
