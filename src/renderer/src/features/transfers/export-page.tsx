import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './import-page.module.css';

/** Takes all business data out as one archive; asks why, and for the password again. */
export function ExportPage() {
  const { t } = useWords();
  const format = useFormat();
  const [purpose, setPurpose] = useState('');
  const [isMissing, setMissing] = useState(false);
  const run = useMutation(rpc.transfers.exportBusiness.mutationOptions({ meta: { silent: true } }));
  const name = `${t('transfers:export.fileName')}-${today()}.zip`;

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (purpose.trim() === '') {
      setMissing(true);
      return;
    }
    run.mutate(
      { purpose },
      {
        onSuccess: (file) => {
          saveFile(file, name);
        },
      },
    );
  };

  return (
    <Page title={t('transfers:export.title')} crumbs={[{ label: t('clients:title'), to: '/clients' }]}>
      <form className={styles['export']} noValidate onSubmit={submit}>
        <p className={styles['quiet']}>{t('transfers:export.intro')}</p>
        <p className={styles['warning']}>
          <IconAlertTriangle size={17} aria-hidden />
          {t('transfers:export.warning')}
        </p>
        <TextInput
          label={t('transfers:export.purpose')}
          description={t('transfers:export.purposeHelp')}
          required
          maxLength={200}
          autoComplete="off"
          value={purpose}
          error={isMissing ? t('transfers:export.purposeMissing') : undefined}
          onChange={(event) => {
            setPurpose(event.currentTarget.value);
            setMissing(false);
          }}
        />
        <ErrorAlert error={run.error} />
        <div className={styles['acts']}>
          <Button type="submit" loading={run.isPending} leftSection={<IconDownload size={16} />}>
            {t('transfers:export.run')}
          </Button>
        </div>
        <output>
          {run.data === undefined
            ? null
            : t('transfers:export.done', { name, size: format.bytes(run.data.size) })}
        </output>
      </form>
    </Page>
  );
}
