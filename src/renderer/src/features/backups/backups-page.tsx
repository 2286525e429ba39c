import { Button } from '@mantine/core';
import {
  IconArchive,
  IconDatabaseExport,
  IconDownload,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { AutomaticBackups } from './automatic-backups.tsx';
import styles from '../settings/settings.module.css';

/** Backups of the whole vault: make one, keep one elsewhere, know how to bring one back. */
export function BackupsPage() {
  const { t } = useWords();
  const format = useFormat();
  const { data, error, refetch } = useQuery(rpc.backups.list.queryOptions({ input: {} }));
  const create = useMutation(rpc.backups.create.mutationOptions());
  const download = useMutation(
    rpc.backups.download.mutationOptions({
      meta: { silent: true },
      onSuccess: (file, { name }) => {
        saveFile(file, name);
      },
    }),
  );
  const make = (): void => {
    create.mutate({});
  };
  useShortcut({ keys: 'N', label: t('backups:create'), run: make });
  const button = (
    <Button leftSection={<IconDatabaseExport size={16} />} loading={create.isPending} onClick={make}>
      {t('backups:create')}
    </Button>
  );
  const backups = data?.backups ?? [];
  return (
    <div className={styles['wide']}>
      <div className={styles['actions']}>
        <p className={styles['quiet']} style={{ flex: 1, minWidth: 260 }}>
          {t('backups:text')}
        </p>
        {backups.length === 0 ? null : button}
      </div>
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
      <ErrorAlert error={create.error ?? download.error} />
      {data !== undefined && backups.length === 0 ? (
        <EmptyState
          icon={IconArchive}
          title={t('backups:none')}
          text={t('backups:noneText')}
          action={button}
        />
      ) : (
        <ul className={styles['list']}>
          {backups.map((backup) => (
            <li key={backup.name} className={styles['item']}>
              <div className={styles['itemMain']}>
                <p className="tabular">{format.dateTime(backup.createdAt)}</p>
                <p className={styles['itemDetail']}>
                  {t(`backups:reason.${backup.reason}`)} · {format.bytes(backup.bytes)} · {backup.name}
                </p>
              </div>
              {backup.verifiedAt === null ? (
                <StatusChip tone="warning" icon={IconShieldX} label={t('backups:unverified')} />
              ) : (
                <StatusChip tone="good" icon={IconShieldCheck} label={t('backups:verified')} />
              )}
              <Button
                variant="default"
                size="xs"
                leftSection={<IconDownload size={15} />}
                aria-label={t('backups:downloadOne', { at: format.dateTime(backup.createdAt) })}
                loading={download.isPending && download.variables.name === backup.name}
                onClick={() => {
                  download.mutate({ name: backup.name });
                }}
              >
                {t('action.download')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AutomaticBackups />
      <section>
        <h2 className={styles['heading']}>{t('backups:how.title')}</h2>
        <ol className={styles['how']}>
          <li>{t('backups:how.folder')}</li>
          <li>{t('backups:how.start')}</li>
          <li>{t('backups:how.sign')}</li>
        </ol>
        <p className={styles['quiet']}>{t('backups:how.never')}</p>
      </section>
    </div>
  );
}
