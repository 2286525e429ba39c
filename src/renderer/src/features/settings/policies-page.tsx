import { Button, NumberInput, Switch, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
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
      {data === undefined ? null : <PoliciesForm key={JSON.stringify(data)} policies={data} />}
    </div>
  );
}

function PoliciesForm({ policies }: { readonly policies: Policies }) {
  const { t } = useWords();
  const record = useRecordForm({
    id: 'policies',
    initial: { ...policies },
    save: async (values) => {
      await client.organisation.setPolicies(values);
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
        <Button type="submit" loading={record.isSaving} disabled={!form.isDirty()}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
