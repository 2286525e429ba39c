import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MessageChannel } from '#shared/domain/messages/message.ts';
import type { TemplateText } from '#shared/domain/messages/template.ts';
import type { ReminderTemplate } from '#shared/domain/reminders/dunning-plan.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { AsyncPicker, type Choice } from '../../ui/async-picker.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import styles from './reminders.module.css';

/** A text on a real invoice, drawn by the core while it is typed; begins with the invoice that is late the longest. */
export function TextPreview(props: {
  readonly template: {
    readonly key: ReminderTemplate;
    readonly channel: MessageChannel;
    readonly language: 'fr' | 'en';
  };
  readonly text: TemplateText;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [text] = useDebouncedValue(props.text, 250);
  const search = async (typed: string): Promise<readonly Choice[]> => {
    const { rows } = await client.invoices.list({
      kind: 'invoice',
      limit: 12,
      ...(typed === '' ? { state: 'open' as const, sort: 'due' as const } : { text: typed }),
    });
    return rows.flatMap((row) =>
      row.number === null
        ? []
        : [{ id: row.uid, label: row.number, detail: `${row.clientName} · ${format.money(row.gross)}` }],
    );
  };
  const first = useQuery({
    queryKey: ['preview-invoice'],
    queryFn: async () => (await search(''))[0] ?? null,
  });
  const invoice = chosen ?? first.data ?? null;
  const preview = useQuery(
    rpc.reminders.preview.queryOptions({
      input: { ...props.template, ...text, invoiceUid: invoice?.id ?? '' },
      enabled: invoice !== null,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  return (
    <section className={styles['preview']} aria-label={t('reminders:preview.title')}>
      <h2 className={styles['previewTitle']}>{t('reminders:preview.title')}</h2>
      <AsyncPicker
        label={t('reminders:preview.invoice')}
        value={invoice}
        onChange={setChosen}
        queryKey={['pick-invoice']}
        search={search}
        required
      />
      {first.data === null && chosen === null ? (
        <p className={styles['quiet']}>{t('reminders:preview.none')}</p>
      ) : null}
      <ErrorAlert error={first.error ?? preview.error} />
      {preview.data === undefined || preview.error !== null ? null : (
        <>
          <article className={styles['paper']} lang={props.template.language}>
            {preview.data.subject === '' ? null : (
              <p className={styles['paperSubject']}>{preview.data.subject}</p>
            )}
            <div className={styles['paperBody']}>{preview.data.body}</div>
          </article>
          <p className={styles['quiet']}>
            {preview.data.isConsumer
              ? t('reminders:preview.consumer')
              : t(
                  preview.data.isRateOfInvoice
                    ? 'reminders:preview.rate'
                    : 'reminders:preview.rateOfSettings',
                  {
                    rate: format.percent(preview.data.rate / 100),
                  },
                )}
          </p>
        </>
      )}
    </section>
  );
}
