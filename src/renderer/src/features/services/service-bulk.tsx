import { Button } from '@mantine/core';
import { IconCircleCheck, IconFileInvoice } from '@tabler/icons-react';
import { sumCents } from '#shared/kernel/money.ts';
import { nextServiceStatuses } from '#shared/domain/services/service.ts';
import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords, words } from '../../i18n/use-words.ts';
import { useMay } from '../../session/use-session.ts';
import { ChosenBar, type ChosenAct } from '../../ui/chosen-bar.tsx';
import type { RowOutcome } from '../../ui/run-bulk.ts';
import type { Chosen } from '../../ui/use-chosen.ts';
import type { ServiceSort } from './service-columns.tsx';
import { servicesFile } from './service-table.ts';
import type { ServiceRow } from './service-words.tsx';
import { pathBetween } from './status-path.ts';
import { walk } from './use-status-change.ts';

/** Notes one service as done today; undone by walking back to where it stood. */
async function markDone(row: ServiceRow): Promise<RowOutcome> {
  if (row.status === 'done') return { kind: 'skipped', reason: words()('services:bulk.alreadyDone') };
  const revision = await walk({ ...row, performedOn: null }, row.revision, ['done']);
  return {
    kind: 'done',
    undo: async () => {
      await walk(row, revision, pathBetween('done', row.status));
    },
  };
}

/** What can be done to the chosen services: note them done, one draft invoice of a client's done ones, a CSV file. */
export function ServiceBulk(props: {
  readonly chosen: Chosen<ServiceRow, ServiceSort>;
  readonly onInvoice: () => void;
}) {
  const { chosen } = props;
  const { rows } = chosen;
  const { t } = useWords();
  const format = useFormat();
  const language = useLanguage();
  const mayWrite = useMay('services.write');
  const mayDraft = useMay('invoices.draft');
  const finish: ChosenAct<ServiceRow> = {
    icon: IconCircleCheck,
    label: t('services:bulk.done'),
    act: markDone,
    said: (count) => t('services:bulk.finished', { count }),
  };
  const canFinish = rows.some((row) =>
    nextServiceStatuses(row.status, row.invoiceUid !== null).includes('done'),
  );
  const isInvoiceable = rows.every((row) => row.status === 'done' && row.invoiceUid === null);
  const clients = new Set(rows.map((row) => row.clientUid));
  const obstacle = !isInvoiceable
    ? t('services:invoice.onlyDone')
    : clients.size > 1
      ? t('services:invoice.oneClient')
      : null;
  return (
    <ChosenBar
      chosen={chosen}
      note={
        <>
          <strong>{format.money(sumCents(rows.map((row) => row.net)))}</strong>
          {mayDraft && obstacle !== null ? ` · ${obstacle}` : null}
        </>
      }
      acts={mayWrite && canFinish ? [finish] : []}
      file={{ list: 'services', name: t('services:bulk.file'), make: () => servicesFile(t, language, rows) }}
      after={
        mayDraft ? (
          <Button
            size="xs"
            leftSection={<IconFileInvoice size={15} aria-hidden />}
            disabled={obstacle !== null}
            onClick={props.onInvoice}
          >
            {t('services:invoice.action')}
          </Button>
        ) : null
      }
    />
  );
}
