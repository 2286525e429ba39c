import { IconSend } from '@tabler/icons-react';
import { sumCents } from '#shared/kernel/money.ts';
import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords, words } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { ChosenBar, type ChosenAct } from '../../ui/chosen-bar.tsx';
import type { RowOutcome } from '../../ui/run-bulk.ts';
import type { Chosen } from '../../ui/use-chosen.ts';
import type { InvoiceSort } from './invoice-columns.tsx';
import { invoicesFile } from './invoice-table.ts';
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

/** What can be done to the chosen documents: note them as sent, a CSV file. */
export function InvoiceBulk({ chosen }: { readonly chosen: Chosen<InvoiceRow, InvoiceSort> }) {
  const { rows } = chosen;
  const { t } = useWords();
  const format = useFormat();
  const language = useLanguage();
  const mayMarkSent = useMay('invoices.edit-draft');
  const send: ChosenAct<InvoiceRow> = {
    icon: IconSend,
    label: t('invoices:sent.mark'),
    act: markSent,
    said: (count) => t('invoices:bulk.sent', { count }),
  };
  const canSend = rows.some((row) => row.number !== null && row.sentAt === null);
  return (
    <ChosenBar
      chosen={chosen}
      note={<strong>{format.money(sumCents(rows.map((row) => row.gross)))}</strong>}
      acts={mayMarkSent && canSend ? [send] : []}
      file={{ list: 'invoices', name: t('invoices:bulk.file'), make: () => invoicesFile(t, language, rows) }}
    />
  );
}
