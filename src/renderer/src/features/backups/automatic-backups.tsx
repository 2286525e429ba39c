import { SegmentedControl } from '@mantine/core';
import { IconClock, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import styles from '../settings/settings.module.css';

type Schedule = InferContractRouterOutputs<Contract>['backups']['schedule'];

const RHYTHMS: readonly Schedule['every'][] = ['daily', 'weekly', 'never'];

/** Backups that come by themselves: how often, and what came of the last one. */
export function AutomaticBackups() {
  const { t } = useWords();
  const { data, error } = useQuery(rpc.backups.schedule.queryOptions({ input: {} }));
  const choose = useMutation(
    rpc.backups.setSchedule.mutationOptions({
      onSuccess: async () => {
        showMessage(t('form.saved'));
        await queryClient.invalidateQueries({ queryKey: rpc.backups.schedule.key() });
      },
    }),
  );
  return (
    <section className={styles['form']}>
      <h2 className={styles['heading']}>{t('backups:automatic.title')}</h2>
      <p className={styles['quiet']}>{t('backups:automatic.text')}</p>
      <ErrorAlert error={error ?? choose.error} />
      {data === undefined ? null : (
        <div className={styles['actions']}>
          <SegmentedControl
            aria-label={t('backups:automatic.title')}
            data={RHYTHMS.map((every) => ({ value: every, label: t(`backups:automatic.every.${every}`) }))}
            value={choose.isPending ? choose.variables.every : data.every}
            onChange={(every) => {
              choose.mutate({ every });
            }}
          />
          <LastBackup schedule={data} />
        </div>
      )}
    </section>
  );
}

function LastBackup({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useWords();
  const format = useFormat();
  const { every, last, lastGoodAt } = schedule;
  if (last === null) {
    if (every === 'never') return null;
    return <StatusChip tone="neutral" icon={IconClock} label={t('backups:automatic.soon')} />;
  }
  if (last.failure === null) {
    const when = { at: format.dateTime(last.at), size: format.bytes(last.bytes) };
    return <StatusChip tone="good" icon={IconShieldCheck} label={t('backups:automatic.good', when)} />;
  }
  return (
    <>
      <StatusChip
        tone="bad"
        icon={IconShieldX}
        label={t('backups:automatic.failed', { at: format.dateTime(last.at) })}
      />
      <p className={styles['quiet']}>
        {t(`backups:automatic.failure.${last.failure}`)}{' '}
        {lastGoodAt === null
          ? t('backups:automatic.noneGood')
          : t('backups:automatic.lastGood', { at: format.dateTime(lastGoodAt) })}
      </p>
    </>
  );
}
