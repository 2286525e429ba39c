import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Cents } from '#shared/kernel/money.ts';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { tableText } from './table-text.ts';

/** Copies a table for a spreadsheet. */
export function CopyTable(props: {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | Cents)[])[];
  readonly label: string;
}) {
  const { t } = useWords();
  const language = useLanguage();
  return (
    <CopyButton value={tableText(language, props.header, props.rows)}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="default"
          aria-label={copied ? t('action.copied') : props.label}
          leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={copy}
        >
          {copied ? t('action.copied') : t('figures:copy')}
        </Button>
      )}
    </CopyButton>
  );
}
