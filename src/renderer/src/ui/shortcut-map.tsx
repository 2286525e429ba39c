import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { usePreferences } from '../session/use-preferences.ts';
import styles from './shortcut-map.module.css';
import { keyNames } from './key-names.ts';
import { isSingleKey } from './shortcut-keys.ts';
import { useShortcutList, type Shortcut } from './shortcuts.tsx';

function Group({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  const { t } = useWords();
  if (shortcuts.length === 0) return null;
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['list']}>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.keys} className={styles['row']}>
            <dt>{shortcut.label}</dt>
            <dd>
              {keyNames(shortcut.keys).map((key, index) => (
                <Fragment key={key}>
                  {index === 0 ? null : <span className={styles['then']}>{t('shortcuts.then')}</span>}
                  <kbd className={styles['key']}>{key}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The map of the page: every shortcut that works now. */
export function ShortcutMap({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const { preferences } = usePreferences();
  const all = useShortcutList(opened);
  const latest = [...new Map(all.map((shortcut) => [shortcut.keys, shortcut])).values()];
  const works = latest.filter(
    (shortcut) => preferences?.singleKeyShortcuts !== false || !isSingleKey(shortcut.keys),
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      size={520}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {preferences?.singleKeyShortcuts === false ? <p>{t('shortcuts.off')}</p> : null}
      <Group title={t('shortcuts.here')} shortcuts={works.filter((one) => one.isGlobal !== true)} />
      <Group title={t('shortcuts.everywhere')} shortcuts={works.filter((one) => one.isGlobal === true)} />
    </Modal>
  );
}
