import { Button } from '@mantine/core';
import { IconCircleCheck, IconFileInvoice } from '@tabler/icons-react';
import { sumCents } from '#shared/kernel/money.ts';
import { nextServiceStatuses } from '#shared/domain/services/service.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords, words } from '../../i18n/use-words.ts';
import { useMay } from '../../session/use-session.ts';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import type { RowOutcome } from '../../ui/run-bulk.ts';
import { useBulk, type BulkAct } from '../../ui/use-bulk.ts';
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

/** What can be done to the chosen services: note them done, or make one draft invoice of a client's done ones. */
export function ServiceBulk(props: {
  readonly chosen: readonly ServiceRow[];
  readonly onChosen: (keys: readonly string[]) => void;
  readonly onInvoice: () => void;
}) {
  const { chosen } = props;
  const { t } = useWords();
  const format = useFormat();
  const mayWrite = useMay('services.write');
  const mayDraft = useMay('invoices.draft');
  const bulk = useBulk<ServiceRow>((notDone) => {
    props.onChosen(notDone.map((row) => row.uid));
  });
  const finish: BulkAct<ServiceRow> = {
    label: t('services:bulk.done'),
    act: markDone,
    said: (count) => t('services:bulk.finished', { count }),
  };
  const canFinish = chosen.some((row) =>
    nextServiceStatuses(row.status, row.invoiceUid !== null).includes('done'),
  );
  const isInvoiceable = chosen.every((row) => row.status === 'done' && row.invoiceUid === null);
  const clients = new Set(chosen.map((row) => row.clientUid));
  const obstacle = !isInvoiceable
    ? t('services:invoice.onlyDone')
    : clients.size > 1
      ? t('services:invoice.oneClient')
      : null;
  return (
    <BulkBar
      bulk={bulk}
      count={chosen.length}
      onClear={() => {
        props.onChosen([]);
      }}
      note={
        <>
          <strong>{format.money(sumCents(chosen.map((row) => row.net)))}</strong>
          {mayDraft && obstacle !== null ? ` · ${obstacle}` : null}
        </>
      }
    >
      {mayWrite && canFinish ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCircleCheck size={15} aria-hidden />}
          onClick={() => {
            void bulk.start(finish, chosen);
          }}
        >
          {finish.label}
        </Button>
      ) : null}
      {mayDraft ? (
        <Button
          size="xs"
          leftSection={<IconFileInvoice size={15} aria-hidden />}
          disabled={obstacle !== null}
          onClick={props.onInvoice}
        >
          {t('services:invoice.action')}
        </Button>
      ) : null}
    </BulkBar>
  );
}
