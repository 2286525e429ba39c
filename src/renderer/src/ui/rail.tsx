import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconDeviceFloppy,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
} from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { NavLink } from 'react-router';
import type { RailEntry } from '../features/feature.ts';
import type { Session } from '../session/use-session.ts';
import { BrandMark } from './brand-mark.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './rail.module.css';

interface RailProps {
  readonly session: Session;
  readonly entries: readonly RailEntry[];
  readonly isNarrow: boolean;
  readonly onNarrow: (isNarrow: boolean) => void;
  readonly onShortcuts: () => void;
}

function Entry({ entry, isNarrow }: { readonly entry: RailEntry; readonly isNarrow: boolean }) {
  const { t } = useWords();
  const { icon: Mark } = entry;
  const label = t(`nav.${entry.name}`);
  return (
    <Tooltip label={label} position="right" disabled={!isNarrow}>
      <NavLink to={entry.to} className={styles['entry'] ?? ''} aria-label={isNarrow ? label : undefined}>
        <Mark size={18} stroke={1.7} aria-hidden />
        <span className={styles['label']}>{label}</span>
        {entry.key === undefined || isNarrow ? null : (
          <kbd aria-hidden className={styles['key']}>
            G {entry.key}
          </kbd>
        )}
      </NavLink>
    </Tooltip>
  );
}

/** The left rail: where one can go, who sits here, and that everything is saved. */
export function Rail(props: RailProps) {
  const { t } = useWords();
  const { isNarrow } = props;
  const above = props.entries.filter((entry) => entry.name !== 'audit' && entry.name !== 'settings');
  const below = props.entries.filter((entry) => entry.name === 'audit' || entry.name === 'settings');
  const toggle = t(isNarrow ? 'nav.expand' : 'nav.collapse');
  return (
    <aside className={styles['rail']} aria-label={t('product')}>
      <div className={styles['brand']}>
        {isNarrow ? null : (
          <>
            <BrandMark />
            <span className={styles['name']}>{t('product')}</span>
          </>
        )}
        <Tooltip label={toggle} position="right">
          <ActionIcon
            aria-label={toggle}
            aria-expanded={!isNarrow}
            onClick={() => {
              props.onNarrow(!isNarrow);
            }}
          >
            {isNarrow ? (
              <IconLayoutSidebarLeftExpand size={18} />
            ) : (
              <IconLayoutSidebarLeftCollapse size={18} />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
      <nav aria-label={t('nav.main')} className={styles['nav']}>
        {above.map((entry) => (
          <Entry key={entry.name} entry={entry} isNarrow={isNarrow} />
        ))}
        <div className={styles['gap']} />
        {below.map((entry) => (
          <Entry key={entry.name} entry={entry} isNarrow={isNarrow} />
        ))}
      </nav>
      <div className={styles['foot']}>
        <Tooltip label={t('state.saved')} position="right" disabled={!isNarrow}>
          <output className={styles['state']} aria-label={t('state.saved')}>
            <IconDeviceFloppy size={15} aria-hidden />
            <span className={styles['label']}>{t('state.saved')}</span>
          </output>
        </Tooltip>
        <PersonMenu session={props.session} isNarrow={isNarrow} onShortcuts={props.onShortcuts} />
      </div>
    </aside>
  );
}
