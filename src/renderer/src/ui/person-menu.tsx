import { Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKey,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconSun,
  IconUserShare,
} from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { useNavigate } from 'react-router';
import { leave } from '../session/leave.ts';
import { usePreferences } from '../session/use-preferences.ts';
import type { Session } from '../session/use-session.ts';
import { keyNames } from './key-names.ts';
import styles from './person-menu.module.css';
import { useShortcut } from './shortcuts.tsx';

const THEMES = [
  { name: 'light', icon: IconSun },
  { name: 'dark', icon: IconMoon },
  { name: 'auto', icon: IconDeviceDesktop },
] as const;

const LANGUAGES = [
  { name: 'fr', word: 'french' },
  { name: 'en', word: 'english' },
] as const;

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Who sits here, with what belongs to the person: lock, switch, password, language, appearance. */
export function PersonMenu(props: {
  readonly session: Session;
  readonly isNarrow: boolean;
  readonly onShortcuts: () => void;
}) {
  const { t, i18n } = useWords();
  const navigate = useNavigate();
  const { colorScheme } = useMantineColorScheme();
  const { change } = usePreferences();
  const { session } = props;
  const roles = session.roles.map((role) => t(`roles.${role}`)).join(', ');
  useShortcut({
    keys: 'mod+shift+L',
    label: t('shortcuts.lock'),
    isGlobal: true,
    run: () => {
      void leave('person');
    },
  });
  return (
    <Menu position="top-start" width={240} offset={6}>
      <Menu.Target>
        <button
          type="button"
          className={styles['person']}
          aria-label={props.isNarrow ? t('person.menu', { name: session.name }) : undefined}
        >
          <span className={styles['mark']} aria-hidden>
            {initials(session.name)}
          </span>
          {props.isNarrow ? null : (
            <span className={styles['who']} title={`${session.name}, ${roles}`}>
              <span className={styles['name']}>{session.name}</span>
              <span className={styles['roles']}>{roles}</span>
            </span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLock size={16} />}
          rightSection={<kbd className={styles['key']}>{keyNames('mod+shift+L')}</kbd>}
          onClick={() => {
            void leave('person');
          }}
        >
          {t('person.lock')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserShare size={16} />}
          onClick={() => {
            void leave('switch');
          }}
        >
          {t('person.switch')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={16} />}
          onClick={() => {
            void navigate('/settings/password');
          }}
        >
          {t('person.password')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        {LANGUAGES.map(({ name, word }) => (
          <Menu.Item
            key={name}
            lang={name}
            leftSection={<IconLanguage size={16} />}
            rightSection={i18n.language === name ? <IconCheck size={16} /> : null}
            aria-current={i18n.language === name}
            onClick={() => {
              change({ language: name });
            }}
          >
            {t(`person.${word}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        {THEMES.map(({ name, icon: Mark }) => (
          <Menu.Item
            key={name}
            leftSection={<Mark size={16} />}
            rightSection={colorScheme === name ? <IconCheck size={16} /> : null}
            aria-current={colorScheme === name}
            onClick={() => {
              change({ theme: name });
            }}
          >
            {t(`person.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          rightSection={<kbd className={styles['key']}>?</kbd>}
          onClick={props.onShortcuts}
        >
          {t('person.shortcuts')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
