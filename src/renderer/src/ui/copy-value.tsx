import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import styles from './copy-value.module.css';

/** A code to hand over, large enough to read aloud, with a button to copy it. */
export function CopyValue({ value }: { readonly value: string }) {
  const { t } = useWords();
  return (
    <div className={styles['value']}>
      <code>{value}</code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={copy}
          >
            {copied ? t('action.copied') : t('action.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
