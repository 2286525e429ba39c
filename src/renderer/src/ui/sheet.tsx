import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNavigate } from 'react-router';
import styles from './sheet.module.css';
import { useShortcut } from './shortcuts.tsx';

interface SheetProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Address of the list; closing goes there and keeps its search part. */
  readonly backTo: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The record beside its list: a heading with its acts, then the content. Esc closes it. */
export function Sheet({ title, subtitle, backTo, actions, children }: SheetProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const row = useRef<HTMLElement | null>(null);
  const close = (): void => {
    row.current = document.querySelector('[data-row][data-open]');
    void navigate(backTo);
  };
  useEffect(
    () => () => {
      // The row that was open is where one goes on, unless something else has the focus.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost) row.current?.focus();
    },
    [],
  );
  useShortcut({ keys: 'Escape', label: t('nav.back'), run: close });
  return (
    <article className={styles['sheet']}>
      <header className={styles['head']}>
        <ActionIcon className={styles['back'] ?? ''} aria-label={t('nav.back')} onClick={close}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <div className={styles['titles']}>
          <h2 className={styles['title']}>{title}</h2>
          {subtitle === undefined ? null : <div className={styles['subtitle']}>{subtitle}</div>}
        </div>
        <div className={styles['actions']}>{actions}</div>
        <Tooltip label={`${t('nav.back')} (Esc)`}>
          <ActionIcon aria-label={t('nav.back')} onClick={close} className={styles['close'] ?? ''}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles['content']}>{children}</div>
    </article>
  );
}

/** A titled part of a sheet or of a settings page. */
export function Section(props: {
  readonly title: string;
  readonly help?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <header className={styles['sectionHead']}>
        <h3 className={styles['sectionTitle']}>{props.title}</h3>
        {props.action}
      </header>
      {props.help === undefined ? null : <p className={styles['help']}>{props.help}</p>}
      {props.children}
    </section>
  );
}

/** Label and value pairs; empty values are left out by the caller. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={styles['facts']}>
      {rows.map(([label, value]) => (
        <div key={label} className={styles['fact']}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
