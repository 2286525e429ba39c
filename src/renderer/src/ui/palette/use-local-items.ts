import {
  IconCalendarPlus,
  IconContract,
  IconFilePlus,
  IconKeyboard,
  IconLock,
  IconMoon,
  IconSun,
  IconUserPlus,
} from '@tabler/icons-react';
import { useComputedColorScheme } from '@mantine/core';
import { useNavigate } from 'react-router';
import { railEntries } from '../../features/all-features.ts';
import { useWords } from '../../i18n/use-words.ts';
import { leave } from '../../session/leave.ts';
import { usePreferences } from '../../session/use-preferences.ts';
import type { Session } from '../../session/use-session.ts';
import { maySee } from '../may-see.ts';
import { INTERACTION_KINDS } from '#shared/domain/interactions/interaction.ts';
import { KIND_ICONS } from '../../features/interactions/interaction-words.tsx';
import { askClientFor } from './open-palette.ts';
import type { PaletteItem } from './palette-item.ts';

/** Screens and actions that this person may use, without asking the core. */
export function useLocalItems(session: Session, showShortcuts: () => void): readonly PaletteItem[] {
  const { t } = useWords();
  const navigate = useNavigate();
  const { change } = usePreferences();
  const isDark = useComputedColorScheme() === 'dark';
  const to = (address: string) => (): void => {
    void navigate(address);
  };
  const screens = railEntries
    .filter((entry) => maySee(entry, session))
    .map((entry): PaletteItem => ({
      key: `screen:${entry.name}`,
      group: 'screens',
      title: t(`nav.${entry.name}`),
      detail: '',
      icon: entry.icon,
      ...(entry.key === undefined ? {} : { shortcut: `G ${entry.key}` }),
      run: to(entry.to),
    }));
  const actions: readonly (PaletteItem & { readonly isAllowed: boolean })[] = [
    ...INTERACTION_KINDS.map((kind) => ({
      key: `action:note-${kind}`,
      group: 'actions' as const,
      title: t(`palette:note.${kind}`),
      detail: '',
      icon: KIND_ICONS[kind],
      isFollowed: true,
      isAllowed: session.grants['interactions.write'] !== undefined,
      run: () => {
        askClientFor(kind);
      },
    })),
    {
      key: 'action:client',
      group: 'actions',
      title: t('clients:list.new'),
      detail: '',
      icon: IconUserPlus,
      isAllowed: session.grants['clients.create'] !== undefined,
      run: to('/clients?form=new'),
    },
    {
      key: 'action:service',
      group: 'actions',
      title: t('palette:action.service'),
      detail: '',
      icon: IconCalendarPlus,
      isAllowed: session.grants['services.write'] !== undefined,
      run: to('/services?form=new'),
    },
    {
      key: 'action:invoice',
      group: 'actions',
      title: t('palette:action.invoice'),
      detail: '',
      icon: IconFilePlus,
      isAllowed: session.grants['invoices.draft'] !== undefined,
      run: to('/invoices/new'),
    },
    {
      key: 'screen:contracts',
      group: 'screens',
      title: t('contracts:title'),
      detail: '',
      icon: IconContract,
      isAllowed: session.grants['contracts.read'] !== undefined,
      run: to('/contracts'),
    },
    {
      key: 'action:contract',
      group: 'actions',
      title: t('contracts:new'),
      detail: '',
      icon: IconContract,
      isAllowed: session.grants['contracts.write'] !== undefined,
      run: to('/contracts?form=new'),
    },
    {
      key: 'action:theme',
      group: 'actions',
      title: t(isDark ? 'palette:action.light' : 'palette:action.dark'),
      detail: '',
      icon: isDark ? IconSun : IconMoon,
      isAllowed: true,
      run: () => {
        change({ theme: isDark ? 'light' : 'dark' });
      },
    },
    {
      key: 'action:shortcuts',
      group: 'actions',
      title: t('person.shortcuts'),
      detail: '',
      icon: IconKeyboard,
      shortcut: '?',
      isAllowed: true,
      run: showShortcuts,
    },
    {
      key: 'action:lock',
      group: 'actions',
      title: t('person.lock'),
      detail: '',
      icon: IconLock,
      shortcut: 'mod+shift+L',
      isAllowed: true,
      run: () => {
        void leave('person');
      },
    },
  ];
  return [...screens, ...actions.filter(({ isAllowed }) => isAllowed)];
}
