import { Button } from '@mantine/core';
import { IconDownload, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MOST_EXPORTED_ROWS } from '#shared/contract/transfers.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { client } from '../rpc/client.ts';
import { errorText } from '../rpc/error-text.ts';
import { useMay } from '../session/use-session.ts';
import { BulkBar } from './bulk-bar.tsx';
import { saveFile } from './save-file.ts';
import { showMessage } from './undo-toast.tsx';
import { useBulk, type Bulk, type BulkAct } from './use-bulk.ts';
import type { Chosen } from './use-chosen.ts';

/** An act of the bar with its mark. */
export interface ChosenAct<Row> extends BulkAct<Row> {
  readonly icon: Icon;
}

/**
 * What can be done to the chosen rows of a list: acts to each of them, a CSV file of them, and acts of the noun's own.
 *
 * Rows that an act left alone stay chosen.
 */
export function ChosenBar<Row extends { readonly uid: string }, SortKey extends string>(props: {
  readonly chosen: Chosen<Row, SortKey>;
  /** A figure of the chosen rows, or what stands in the way of an act. */
  readonly note?: ReactNode;
  /** Those that at least one of the chosen rows can take. */
  readonly acts: readonly ChosenAct<Row>[];
  /** The chosen rows as a table for spreadsheets; offered to those who may export. */
  readonly file: {
    readonly list: 'clients' | 'services' | 'invoices' | 'payments';
    readonly name: string;
    readonly make: () => Blob;
  };
  readonly renderBefore?: (bulk: Bulk<Row>, rows: readonly Row[]) => ReactNode;
  readonly after?: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { chosen, file } = props;
  const mayExport = useMay('rows.export');
  const bulk = useBulk<Row>((notDone) => {
    chosen.keep(notDone.map((row) => row.uid));
  });
  const save = async (): Promise<void> => {
    if (chosen.rows.length > MOST_EXPORTED_ROWS) {
      showMessage(t('bulk.exportLimit', { most: format.count(MOST_EXPORTED_ROWS) }));
      return;
    }
    try {
      // On record before it leaves, and with the password: what is in a file is out of Carnet's hands.
      await client.transfers.recordRows({ list: file.list, rows: chosen.rows.length });
      saveFile(file.make(), `${file.name}.csv`);
    } catch (error) {
      const told = errorText(t, error);
      if (told !== null) showMessage(told.title);
    }
  };
  return (
    <BulkBar
      bulk={bulk}
      count={chosen.rows.length}
      note={props.note}
      onClear={() => {
        chosen.keep([]);
      }}
    >
      {props.renderBefore?.(bulk, chosen.rows)}
      {mayExport ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => {
            void save();
          }}
        >
          {t('bulk.export')}
        </Button>
      ) : null}
      {props.acts.map((act) => (
        <Button
          key={act.label}
          size="xs"
          variant="default"
          leftSection={<act.icon size={15} aria-hidden />}
          onClick={() => {
            void bulk.start(act, chosen.rows);
          }}
        >
          {act.label}
        </Button>
      ))}
      {props.after}
    </BulkBar>
  );
}
