import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords, words } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import type { RowOutcome } from '../../ui/run-bulk.ts';
import { useBulk, type BulkAct } from '../../ui/use-bulk.ts';
import type { InvoiceRow } from './invoice-words.tsx';

/** Notes one issued document as sent; a draft is refused by the core with its reason. */
async function markSent(row: InvoiceRow): Promise<RowOutcome> {
  if (row.sentAt !== null) return { kind: 'skipped', reason: words()('invoices:bulk.alreadySent') };
  await client.invoices.markSent({ uid: row.uid, sent: true });
  return {
    kind: 'done',
    undo: async () => {
      await client.invoices.markSent({ uid: row.uid, sent: false });
    },
  };
}

/** What can be done to the chosen documents: note them as sent. Shown to those who may note it on one. */
export function InvoiceBulk(props: {
  readonly chosen: readonly InvoiceRow[];
  readonly onChosen: (keys: readonly string[]) => void;
}) {
  const { chosen } = props;
  const { t } = useWords();
  const format = useFormat();
  const bulk = useBulk<InvoiceRow>((notDone) => {
    props.onChosen(notDone.map((row) => row.uid));
  });
  const send: BulkAct<InvoiceRow> = {
    label: t('invoices:sent.mark'),
    act: markSent,
    said: (count) => t('invoices:bulk.sent', { count }),
  };
  return (
    <BulkBar
      bulk={bulk}
      count={chosen.length}
      onClear={() => {
        props.onChosen([]);
      }}
      note={<strong>{format.money(sumCents(chosen.map((row) => row.gross)))}</strong>}
    >
      {chosen.some((row) => row.number !== null && row.sentAt === null) ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconSend size={15} aria-hidden />}
          onClick={() => {
            void bulk.start(send, chosen);
          }}
        >
          {send.label}
        </Button>
      ) : null}
    </BulkBar>
  );
}
