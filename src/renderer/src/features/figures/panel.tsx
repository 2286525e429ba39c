import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconFileSpreadsheet, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Cents } from '#shared/kernel/money.ts';
import { useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { CopyTable } from './copy-table.tsx';
import styles from './figures.module.css';
import { tableFile } from './table-text.ts';

/** Numbers behind a panel, as they go to a spreadsheet. */
export interface PanelTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | Cents)[])[];
}

/** One block of the dashboard: title, formula, its table to copy or save, then what it shows. */
export function Panel(props: {
  readonly title: string;
  readonly formula: string;
  readonly table: PanelTable;
  readonly error?: unknown;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const language = useLanguage();
  const { title, formula, table } = props;
  return (
    <section className={styles['panel']} aria-label={title}>
      <header className={styles['panelHead']}>
        <h2>
          {title}
          <Tooltip multiline w={300} label={formula} events={{ hover: true, focus: true, touch: true }}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t('figures:showFormula', { formula })}
            >
              <IconInfoCircle size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </h2>
        {props.actions}
        <CopyTable label={t('figures:copyTable', { title })} header={table.header} rows={table.rows} />
        <Button
          size="xs"
          variant="default"
          aria-label={t('figures:saveCsv', { title })}
          leftSection={<IconFileSpreadsheet size={14} aria-hidden />}
          onClick={() => {
            saveFile(tableFile(language, table.header, table.rows), `${title}.csv`);
          }}
        >
          {t('figures:csv')}
        </Button>
      </header>
      <ErrorAlert error={props.error} />
      {props.children}
    </section>
  );
}
