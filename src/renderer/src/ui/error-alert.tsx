import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { errorText } from '../rpc/error-text.ts';
import styles from './error-alert.module.css';

/** A failure in plain words; nothing when there is none. `onRetry` offers to try again. */
export function ErrorAlert({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useWords();
  if (error === undefined || error === null) return null;
  const text = errorText(t, error);
  if (text === null) return null;
  return (
    <div role="alert" className={styles['alert']}>
      <IconAlertTriangle size={18} aria-hidden className={styles['icon']} />
      <div className={styles['body']}>
        <p className={styles['title']}>{text.title}</p>
        {text.detail === '' ? null : <p>{text.detail}</p>}
        {text.correlationId === null ? null : (
          <p className={styles['reference']}>
            {t('errors:correlation')} <code>{text.correlationId}</code>
          </p>
        )}
        {onRetry === undefined ? null : (
          <Button variant="default" size="xs" mt={8} onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}
