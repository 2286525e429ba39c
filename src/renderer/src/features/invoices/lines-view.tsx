import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePrice, useQuantity } from '../services/service-words.tsx';
import { TotalsTable } from './draft-totals.tsx';
import type { InvoiceView } from './invoice-words.tsx';
import styles from './invoices.module.css';

/** Lines and totals of a document for people who may read it and not change it. */
export function LinesView({ invoice }: { readonly invoice: InvoiceView }) {
  const { t } = useWords();
  const format = useFormat();
  const price = usePrice();
  const quantity = useQuantity();
  return (
    <div className={styles['stack']}>
      <table className={styles['lines']}>
        <thead>
          <tr>
            <th scope="col">{t('invoices:lines.name')}</th>
            <th scope="col" data-number>
              {t('services:field.quantity')}
            </th>
            <th scope="col" data-number>
              {t('invoices:lines.price')}
            </th>
            <th scope="col" data-number>
              {t('invoices:lines.net')}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => (
            <tr key={line.position}>
              <td>
                {line.name}
                {line.description === '' ? null : <div className={styles['small']}>{line.description}</div>}
              </td>
              <td data-number>{quantity(line.quantity, line.unit)}</td>
              <td data-number>{price(line.unitPrice)}</td>
              <td data-number>{format.money(line.net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <TotalsTable totals={invoice.totals} />
    </div>
  );
}
