import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import styles from '../settings/settings.module.css';

type RatesAnswer = InferContractRouterOutputs<Contract>['reminders']['rates'];

const NAMES = ['fallback', 'legal', 'refinancing'] as const;

/** Hundredths of a percent as a decimal of percent; empty for none. */
const typedRate = (rate: number | null): string =>
  rate === null ? '' : `${String(Math.floor(rate / 100))}.${String(rate % 100).padStart(2, '0')}`;
const rateOf = (typed: string): number | null => (typed === '' ? null : Math.round(Number(typed) * 100));

/** Rates of late interest that neither the invoices nor the table of Carnet tell. */
export function RatesPart() {
  const { data, error } = useQuery(rpc.reminders.rates.queryOptions({ input: {} }));
  return (
    <div className={styles['column']}>
      <ErrorAlert error={error} />
      {data === undefined ? null : <RatesForm answer={data} />}
    </div>
  );
}

/** Counts how often the rates changed while the page is open: they have no revision of their own. */
function useVersion(text: string): number {
  const [seen, setSeen] = useState({ text, version: 1 });
  if (seen.text === text) return seen.version;
  const next = { text, version: seen.version + 1 };
  setSeen(next);
  return next.version;
}

function RatesForm({ answer }: { readonly answer: RatesAnswer }) {
  const { t } = useWords();
  const format = useFormat();
  const { known, rates } = answer;
  const record = useRecordForm<Record<(typeof NAMES)[number], string>>({
    id: 'reminder-rates',
    initial: {
      fallback: typedRate(rates.fallback),
      legal: typedRate(rates.legal),
      refinancing: typedRate(rates.refinancing),
    },
    revision: useVersion(JSON.stringify(rates)),
    save: async (values) => {
      await client.reminders.setRates({
        rates: {
          fallback: rateOf(values.fallback),
          legal: rateOf(values.legal),
          refinancing: rateOf(values.refinancing),
        },
      });
      showMessage(t('form.saved'));
      await queryClient.invalidateQueries();
    },
    prefix: 'rates',
  });
  const { form } = record;
  const [year = '', half = '1'] = known.halfYear.split('-');
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void record.submit();
      }}
    >
      <p className={styles['quiet']}>{t('reminders:rates.help')}</p>
      <p className={styles['quiet']}>
        {t('reminders:rates.known', {
          half: t(half === '1' ? 'reminders:rates.first' : 'reminders:rates.second'),
          year,
          legal: format.percent(known.legal / 100),
          refinancing: format.percent(known.refinancing / 100),
        })}
      </p>
      <ChangedElsewhere record={record} />
      {NAMES.map((name) => (
        <DecimalInput
          key={name}
          label={t(`reminders:rates.field.${name}`)}
          description={t(`reminders:rates.fieldHelp.${name}`)}
          decimals={2}
          maw={420}
          {...fieldOf(form, name)}
        />
      ))}
      <ErrorAlert error={record.failure} />
      <div className={styles['actions']}>
        <Button type="submit" loading={record.isSaving} disabled={!record.isDirty}>
          {t('action.save')}
        </Button>
        {record.isDirty ? (
          <>
            <Button variant="default" onClick={record.discardDraft}>
              {t('action.cancel')}
            </Button>
            <span className={styles['quiet']}>{t('form.unsaved')}</span>
          </>
        ) : null}
      </div>
    </form>
  );
}
