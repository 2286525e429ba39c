import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import styles from './empty-state.module.css';

/** What stands where rows would: one sentence that teaches, and the first action. */
export function EmptyState(props: {
  readonly icon: Icon;
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}) {
  const { icon: Mark } = props;
  return (
    <div className={styles['empty']}>
      <Mark size={28} stroke={1.4} aria-hidden className={styles['icon']} />
      <p className={styles['title']}>{props.title}</p>
      {props.text === undefined ? null : <p className={styles['text']}>{props.text}</p>}
      {props.action}
    </div>
  );
}

/** What stands where filters leave no row: offers to clear them. */
export function NoMatch(props: { readonly icon: Icon; readonly onClear: () => void }) {
  const { t } = useWords();
  return (
    <EmptyState
      icon={props.icon}
      title={t('table.noMatch')}
      action={
        <Button variant="default" onClick={props.onClear}>
          {t('action.clearFilters')}
        </Button>
      }
    />
  );
}
