import { Button, Modal } from '@mantine/core';
import type { Instant } from '#shared/kernel/instant.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CopyValue } from '../../ui/copy-value.tsx';
import styles from '../../ui/confirm-sheet.module.css';

/** A code that opens an account once. */
export interface OneTimeCode {
  readonly code: string;
  readonly expiresAt: Instant;
}

/** Shows a one-time code, once: it is kept nowhere. It closes by its button only, not by a stray press. */
export function CodeDialog(props: {
  readonly name: string;
  readonly code: OneTimeCode;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <Modal
      opened
      onClose={props.onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={t('users:codeTitle', { name: props.name })}
      classNames={{ title: styles['title'] ?? '' }}
      size={500}
    >
      <div className={styles['body']}>
        <p>{t('users:codeText', { name: props.name })}</p>
        <CopyValue value={props.code.code} />
        <p>{t('users:codeExpires', { at: format.dateTime(props.code.expiresAt) })}</p>
        <div className={styles['actions']}>
          <Button onClick={props.onClose}>{t('users:codeDone')}</Button>
        </div>
      </div>
    </Modal>
  );
}
