import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Outlet, useNavigate } from 'react-router';
import { railEntries } from '../features/all-features.ts';
import { TaskAnnouncer } from '../features/tasks/task-announcer.tsx';
import type { Session } from '../session/use-session.ts';
import { DemonstrationNote, LinkBanner } from './banners.tsx';
import styles from './frame.module.css';
import { openPalette } from './palette/open-palette.ts';
import { Palette } from './palette/palette.tsx';
import { maySee } from './may-see.ts';
import { Rail } from './rail.tsx';
import { ShortcutMap } from './shortcut-map.tsx';
import { useShortcut, type Shortcut } from './shortcuts.tsx';
import { undoLatestAct } from './undo-toast.tsx';

function GoShortcut(shortcut: Shortcut) {
  useShortcut(shortcut);
  return null;
}

/** The frame around every page: rail at the left, page at the right, the map of shortcuts above both. */
export function Frame({ session }: { readonly session: Session }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isKeptNarrow, keepNarrow] = useLocalStorage({ key: 'carnet.rail-narrow', defaultValue: false });
  // In a small or zoomed window the page needs the room; opening the rail there is for the moment only.
  const isTight = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const [isOpenWhereTight, setOpenWhereTight] = useState(false);
  const isNarrow = isTight ? !isOpenWhereTight : isKeptNarrow;
  const setNarrow = (next: boolean): void => {
    if (isTight) setOpenWhereTight(!next);
    else keepNarrow(next);
  };
  const [isMapOpen, setMapOpen] = useState(false);
  const entries = railEntries.filter((entry) => maySee(entry, session));
  const openMap = (): void => {
    setMapOpen(true);
  };
  useShortcut({ keys: 'mod+K', label: t('palette:shortcut'), isGlobal: true, run: openPalette });
  useShortcut({ keys: '?', label: t('shortcuts.help'), isGlobal: true, run: openMap });
  useShortcut({
    keys: 'mod+Z',
    label: t('action.undo'),
    isGlobal: true,
    run: () => {
      // In a field the browser's own undo is meant, unless a toast offers one.
      if (!undoLatestAct()) document.execCommand('undo');
    },
  });
  return (
    <div className={styles['frame']} data-narrow={isNarrow || undefined}>
      <a
        href="#content"
        className={styles['skip']}
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#content')?.focus();
        }}
      >
        {t('nav.skip')}
      </a>
      {entries.map((entry) =>
        entry.key === undefined ? null : (
          <GoShortcut
            key={entry.name}
            keys={`G ${entry.key}`}
            label={t('shortcuts.go', { where: t(`nav.${entry.name}`) })}
            isGlobal
            run={() => {
              void navigate(entry.to);
            }}
          />
        ),
      )}
      <Rail
        session={session}
        entries={entries}
        isNarrow={isNarrow}
        onNarrow={setNarrow}
        onShortcuts={openMap}
      />
      <div className={styles['page']}>
        <LinkBanner />
        <DemonstrationNote />
        <TaskAnnouncer />
        <Outlet />
      </div>
      <Palette session={session} onShortcuts={openMap} />
      <ShortcutMap
        opened={isMapOpen}
        onClose={() => {
          setMapOpen(false);
        }}
      />
    </div>
  );
}
