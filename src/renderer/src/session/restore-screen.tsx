import { Button, FileInput } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { desktopProtocol } from '#shared/contract/handshake.ts';
import { LARGEST_UPLOAD } from '#shared/contract/upload-limit.ts';
import { useWords } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';

/** In a browser a file passes through the page; in the desktop window it does not. */
const isTooLarge = (file: File | null): boolean =>
  file !== null && file.size > LARGEST_UPLOAD && location.protocol !== desktopProtocol;

/** Brings a backup back into the empty data folder; the unlock screen follows by itself. */
export function RestoreScreen({ onBack }: { readonly onBack: () => void }) {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const { mutate, isPending, error } = useMutation(rpc.backups.restore.mutationOptions());
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (file !== null && !isTooLarge(file)) mutate({ file });
  };
  return (
    <PlainPage title={t('backups:restore.title')}>
      <p>{t('backups:restore.text')}</p>
      <p className={styles['quiet']}>{t('backups:restore.series')}</p>
      <form className={styles['stack']} onSubmit={submit}>
        <FileInput
          label={t('backups:restore.file')}
          placeholder={t('action.choose')}
          leftSection={<IconFile size={16} />}
          clearable={false}
          value={file}
          onChange={setFile}
          error={isTooLarge(file) ? t('backups:restore.tooLarge') : undefined}
        />
        <ErrorAlert error={error} />
        <div className={styles['row']}>
          <Button variant="default" onClick={onBack}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={isPending} disabled={file === null}>
            {t('backups:restore.submit')}
          </Button>
        </div>
      </form>
    </PlainPage>
  );
}
