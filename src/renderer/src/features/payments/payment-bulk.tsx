import { sumCents } from '#shared/kernel/money.ts';
import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ChosenBar } from '../../ui/chosen-bar.tsx';
import type { Chosen } from '../../ui/use-chosen.ts';
import type { PaymentRow } from './payment-columns.tsx';
import { paymentsFile } from './payment-table.ts';

/**
 * What can be done to the chosen payments: read their sum, as for a deposit slip, and take them away as a file.
 *
 * Reversing stays one by one, each with its own reason (invoicing.md §C).
 */
export function PaymentBulk({ chosen }: { readonly chosen: Chosen<PaymentRow, never> }) {
  const { rows } = chosen;
  const { t } = useWords();
  const format = useFormat();
  const language = useLanguage();
  const received = sumCents(rows.filter((row) => row.reversal === null).map((row) => row.amount));
  return (
    <ChosenBar
      chosen={chosen}
      note={
        <span title={t('payments:totalHelp')}>
          {t('payments:total')} <strong>{format.money(received)}</strong>
        </span>
      }
      acts={[]}
      file={{ list: 'payments', name: t('payments:bulk.file'), make: () => paymentsFile(t, language, rows) }}
    />
  );
}
