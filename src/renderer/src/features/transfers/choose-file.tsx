import { Button, Loader } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './import-page.module.css';

/** Takes a CSV file, dropped or chosen. */
export function ChooseFile(props: { readonly isReading: boolean; readonly onFile: (file: File) => void }) {
  const { t } = useWords();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null): void => {
    const file = files?.item(0) ?? null;
    if (file !== null) props.onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop a file; the button inside does the same from the keyboard.
    <section
      className={styles['drop']}
      data-over={isOver || undefined}
      aria-label={t('transfers:import.file')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconFileTypeCsv size={34} stroke={1.3} aria-hidden />
      <p className={styles['dropTitle']}>{t('transfers:import.drop')}</p>
      <p className={styles['quiet']}>{t('transfers:import.dropHelp')}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        hidden
        aria-label={t('transfers:import.file')}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
      {props.isReading ? (
        <output className={styles['working']}>
          <Loader size="xs" />
          {t('transfers:import.reading')}
        </output>
      ) : (
        <Button
          mt={8}
          onClick={() => {
            input.current?.click();
          }}
        >
          {t('transfers:import.choose')}
        </Button>
      )}
    </section>
  );
}
