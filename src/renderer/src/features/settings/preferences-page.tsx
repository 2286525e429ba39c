import type { ReactNode } from 'react';
import { SegmentedControl, Switch } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { usePreferences } from '../../session/use-preferences.ts';
import styles from './settings.module.css';

/** What a person sets for themselves; every change shows and is saved at once. */
export function PreferencesPage() {
  const { t } = useWords();
  const { preferences, change } = usePreferences();
  if (preferences === undefined) return null;
  return (
    <div className={styles['column']}>
      <Choice label={t('organisation:preferences.language')}>
        <SegmentedControl
          aria-label={t('organisation:preferences.language')}
          value={preferences.language}
          data={[
            { value: 'fr', label: t('person.french') },
            { value: 'en', label: t('person.english') },
          ]}
          onChange={(language) => {
            change({ language: language === 'en' ? 'en' : 'fr' });
          }}
        />
      </Choice>
      <Choice label={t('organisation:preferences.theme')}>
        <SegmentedControl
          aria-label={t('organisation:preferences.theme')}
          value={preferences.theme}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`person.${value}`) }))}
          onChange={(theme) => {
            change({ theme: theme === 'light' || theme === 'dark' ? theme : 'auto' });
          }}
        />
      </Choice>
      <Choice label={t('organisation:preferences.density')}>
        <SegmentedControl
          aria-label={t('organisation:preferences.density')}
          value={preferences.density}
          data={(['compact', 'comfortable'] as const).map((value) => ({
            value,
            label: t(`organisation:preferences.${value}`),
          }))}
          onChange={(density) => {
            change({ density: density === 'comfortable' ? 'comfortable' : 'compact' });
          }}
        />
      </Choice>
      <Switch
        label={t('organisation:preferences.shortcuts')}
        description={t('organisation:preferences.shortcutsHelp')}
        checked={preferences.singleKeyShortcuts}
        onChange={(event) => {
          change({ singleKeyShortcuts: event.currentTarget.checked });
        }}
      />
    </div>
  );
}

function Choice(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['item']}>
      <span className={styles['itemMain']}>{props.label}</span>
      {props.children}
    </div>
  );
}
