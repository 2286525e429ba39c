import { Button, NumberInput, Switch, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { changedValues } from '../../ui/changed-values.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import styles from './settings.module.css';

type Policies = InferContractRouterOutputs<Contract>['organisation']['policies'];

/** Rules that hold for every account of the vault. */
export function PoliciesPage() {
  const { t } = useWords();
  const { data, error } = useQuery(rpc.organisation.policies.queryOptions({ input: {} }));
  return (
    <div className={styles['column']}>
      <p className={styles['quiet']}>{t('organisation:policies.text')}</p>
      <ErrorAlert error={error} />
      {data === undefined ? null : <PoliciesForm policies={data} />}
    </div>
  );
}

/** Counts how often policies changed while the page is open: they have no revision of their own. */
function useVersion(policies: Policies): number {
  const text = JSON.stringify(policies);
  const [seen, setSeen] = useState({ text, version: 1 });
  if (seen.text === text) return seen.version;
  const next = { text, version: seen.version + 1 };
  setSeen(next);
  return next.version;
}

function PoliciesForm({ policies }: { readonly policies: Policies }) {
  const { t } = useWords();
  const record = useRecordForm({
    id: 'policies',
    initial: { ...policies },
    revision: useVersion(policies),
    save: async (values) => {
      const mine = changedValues(values, record.form.getInitialValues());
      await client.organisation.setPolicies({ ...policies, ...mine });
      showMessage(t('form.saved'));
      await queryClient.invalidateQueries();
    },
  });
  const { form } = record;
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void record.submit();
      }}
    >
      <ChangedElsewhere record={record} />
      <NumberInput
        label={t('organisation:policies.autoLockMinutes')}
        min={1}
        max={60}
        allowDecimal={false}
        hideControls
        w={260}
        {...form.getInputProps('autoLockMinutes')}
      />
      <NumberInput
        label={t('organisation:policies.weeklyHours')}
        description={t('organisation:policies.weeklyHoursHelp')}
        min={1}
        max={60}
        step={0.5}
        decimalScale={1}
        hideControls
        w={260}
        {...form.getInputProps('weeklyHours')}
      />
      <Switch
        label={t('organisation:policies.labelsHidden')}
        description={t('organisation:policies.labelsHiddenHelp')}
        {...form.getInputProps('labelsHidden', { type: 'checkbox' })}
      />
      <Switch
        label={t('organisation:policies.consumerPayments')}
        description={t('organisation:policies.consumerPaymentsHelp')}
        {...form.getInputProps('consumerPayments', { type: 'checkbox' })}
      />
      <Textarea
        label={t('organisation:policies.seriesJustification')}
        description={t('organisation:policies.seriesJustificationHelp')}
        {...form.getInputProps('seriesJustification')}
      />
      <ErrorAlert error={record.failure} />
      <div className={styles['actions']}>
        <Button type="submit" loading={record.isSaving} disabled={!record.isDirty}>
          {t('action.save')}
        </Button>
        {form.isDirty() ? (
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
