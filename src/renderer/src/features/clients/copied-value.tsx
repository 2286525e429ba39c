import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './client-sheet.module.css';

/** A value of a sheet with a button that copies it; `copied` when the clipboard gets another writing of it. */
export function CopiedValue({ value, copied = value }: { readonly value: string; readonly copied?: string }) {
  const { t } = useWords();
  return (
    <span className={styles['copied']}>
      <span className={styles['value']}>{value}</span>
      <CopyButton value={copied}>
        {({ copied: isCopied, copy }) => (
          <Tooltip label={isCopied ? t('action.copied') : t('action.copy')}>
            <ActionIcon size={24} aria-label={t('contact.copy', { value })} onClick={copy}>
              {isCopied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
