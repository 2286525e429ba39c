import { Button } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMay } from '../../session/use-session.ts';
import { Section } from '../../ui/sheet.tsx';
import { ReverseSheet } from '../payments/reverse-sheet.tsx';
import type { InvoiceView } from './invoice-words.tsx';
import styles from './invoices.module.css';

/** What was received on an invoice; reversed payments stay, struck, with their reason. */
export function PaymentsOfInvoice({ invoice }: { readonly invoice: InvoiceView }) {
  const { t } = useWords();
  const format = useFormat();
  const mayReverse = useMay('payments.record');
  const [reversed, setReversed] = useState<InvoiceView['payments'][number] | null>(null);
  return (
    <Section title={t('nav.payments')}>
      {invoice.payments.length === 0 ? (
        <p className={styles['quiet']}>{t('invoices:payment.none')}</p>
      ) : (
        <ul className={styles['payments']}>
          {invoice.payments.map((payment) => (
            <li key={payment.uid} className={styles['payment']}>
              <span>{format.date(payment.paidOn)}</span>
              <span>
                {t(`payments:method.${payment.method}`)}
                {payment.reference === '' ? null : (
                  <span className={styles['quiet']}> · {payment.reference}</span>
                )}
              </span>
              <span
                className={
                  payment.reversal === null
                    ? styles['number']
                    : `${styles['number'] ?? ''} ${styles['struck'] ?? ''}`
                }
              >
                {format.money(payment.amount)}
              </span>
              {payment.reversal === null ? (
                mayReverse ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('payments:reverse.named', { amount: format.money(payment.amount) })}
                    onClick={() => {
                      setReversed(payment);
                    }}
                  >
                    {t('payments:reverse.open')}
                  </Button>
                ) : null
              ) : (
                <span className={styles['reason']}>
                  {t('payments:reversedFor', {
                    date: format.dateTime(payment.reversal.at),
                    reason: payment.reversal.reason,
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {reversed === null ? null : (
        <ReverseSheet
          payment={{ ...reversed, invoiceNumber: invoice.number ?? '', clientName: invoice.clientName }}
          onClose={() => {
            setReversed(null);
          }}
        />
      )}
    </Section>
  );
}
