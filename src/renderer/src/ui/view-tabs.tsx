import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import styles from './view-tabs.module.css';

/** One view of a list; `badge` is what waits there. */
export interface ViewTab {
  readonly label: string;
  readonly to: string;
  readonly isActive: boolean;
  readonly badge?: string | undefined;
}

/** How many of a row's children stand on its first line. */
function onFirstLine(row: HTMLElement): number {
  const parts = [...row.children].filter((part) => part instanceof HTMLElement);
  const top = parts[0]?.offsetTop ?? 0;
  const cut = parts.findIndex((part) => part.offsetTop > top);
  return cut === -1 ? parts.length : cut;
}

/** Views of one list as links, so that each has its address; those without room stand in a menu. */
export function ViewTabs(props: { readonly label: string; readonly tabs: readonly ViewTab[] }) {
  const { t } = useWords();
  const { tabs } = props;
  const [shown, setShown] = useState(tabs.length);
  // Widths change with the window, with the words and with the badges: the row and each view are watched.
  const watch = useCallback((row: HTMLElement | null) => {
    if (row === null) return undefined;
    const observer = new ResizeObserver(() => {
      setShown(onFirstLine(row));
    });
    for (const part of [row, ...row.children]) observer.observe(part);
    return () => {
      observer.disconnect();
    };
  }, []);
  const others = tabs.slice(shown);
  const active = others.find((tab) => tab.isActive);
  return (
    <div className={styles['bar']}>
      <nav ref={watch} className={styles['tabs']} aria-label={props.label}>
        {tabs.map((tab, index) => (
          <Link
            key={tab.label}
            to={tab.to}
            className={styles['tab'] ?? ''}
            data-hidden={index >= shown || undefined}
            aria-current={tab.isActive ? 'page' : undefined}
          >
            {tab.label}
            {tab.badge === undefined ? null : <span className={styles['badge']}>{tab.badge}</span>}
          </Link>
        ))}
      </nav>
      {others.length === 0 ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <button
              type="button"
              className={`${styles['tab'] ?? ''} ${styles['others'] ?? ''}`}
              aria-current={active === undefined ? undefined : 'page'}
            >
              {active?.label ?? t('table.otherViews')}
              <IconChevronDown size={14} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((tab) => (
              <Menu.Item
                key={tab.label}
                component={Link}
                to={tab.to}
                aria-current={tab.isActive ? 'page' : undefined}
                rightSection={
                  tab.badge === undefined ? null : <span className={styles['badge']}>{tab.badge}</span>
                }
              >
                {tab.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
