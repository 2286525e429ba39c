import { Button, Select, Switch, TextInput } from '@mantine/core';
import { IconFileText, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Contract } from '#shared/contract/index.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { foldedOptions } from '../../ui/folded-options.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import styles from './reminders.module.css';

type Dunning = InferContractRouterOutputs<Contract>['reminders']['clientDunning'];

/** How a client is reminded: by which plan, or not at all for a while; and the statement of its account. */
export function ClientReminders({ clientUid }: { readonly clientUid: string }) {
  const { t } = useWords();
  const format = useFormat();
  const mayRead = useMay('invoices.read');
  const mayFollow = useMay('invoices.follow-up');
  const mayMessages = useMay('messages.read');
  const { data, error } = useQuery(
    rpc.reminders.clientDunning.queryOptions({ input: { clientUid }, enabled: mayRead }),
  );
  const [isEditing, setEditing] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  if (!mayRead) return null;
  const saveStatement = async (): Promise<void> => {
    setFailure(undefined);
    try {
      const file = await client.reminders.statement({ clientUid, purpose: 'save' });
      saveFile(file, file.name);
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <Section
      title={t('nav.reminders')}
      action={
        mayFollow && data !== undefined ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() => {
              setEditing(true);
            }}
          >
            {t('reminders:client.edit')}
          </Button>
        ) : undefined
      }
    >
      <ErrorAlert error={error ?? failure} />
      {data === undefined ? null : (
        <p className={styles['standing']}>
          {data.isPaused
            ? data.pausedUntil === null
              ? t('reminders:client.paused')
              : t('reminders:client.pausedUntil', { day: format.date(data.pausedUntil) })
            : data.planName === ''
              ? t('reminders:client.usual')
              : t('reminders:client.plan', { plan: data.planName })}
          {data.reason === '' ? '' : ` ${t('reminders:client.because', { reason: data.reason })}`}
        </p>
      )}
      <div className={styles['boxesInLine']}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileText size={14} aria-hidden />}
          onClick={() => {
            void saveStatement();
          }}
        >
          {t('reminders:client.statement')}
        </Button>
        {mayMessages ? (
          <Link to={`/reminders?state=all&client=${clientUid}`}>{t('reminders:client.messages')}</Link>
        ) : null}
      </div>
      {isEditing && data !== undefined ? (
        <DunningForm
          clientUid={clientUid}
          dunning={data}
          onClose={() => {
            setEditing(false);
          }}
        />
      ) : null}
    </Section>
  );
}

interface DunningValues {
  readonly planUid: string | null;
  readonly isPaused: boolean;
  readonly pausedUntil: LocalDate | null;
  readonly reason: string;
}

function DunningForm(props: {
  readonly clientUid: string;
  readonly dunning: Dunning;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { clientUid, dunning } = props;
  const record = useRecordForm<DunningValues>({
    id: `dunning:${clientUid}`,
    initial: {
      planUid: dunning.planUid,
      isPaused: dunning.isPaused,
      pausedUntil: dunning.pausedUntil,
      reason: dunning.reason,
    },
    revision: dunning.revision + 1,
    save: async (values, base) => {
      const saved = await client.reminders.setClientDunning({ clientUid, revision: base - 1, ...values });
      await queryClient.invalidateQueries();
      showMessage(t('form.saved'));
      return saved.revision + 1;
    },
  });
  const { form } = record;
  return (
    <FormSheet
      title={t('reminders:client.title')}
      opened
      record={record}
      onClose={props.onClose}
      onSaved={props.onClose}
    >
      <Select
        label={t('reminders:client.planField')}
        placeholder={t('reminders:client.usualPlan')}
        clearable
        searchable
        filter={foldedOptions}
        data={dunning.plans
          .filter((plan) => !plan.isDefault)
          .map(({ uid, name }) => ({ value: uid, label: name }))}
        {...form.getInputProps('planUid')}
      />
      <Switch
        label={t('reminders:client.pause')}
        description={t('reminders:client.pauseHelp')}
        {...form.getInputProps('isPaused', { type: 'checkbox' })}
      />
      {form.getValues().isPaused ? (
        <DateField
          label={t('reminders:client.until')}
          description={t('reminders:client.untilHelp')}
          {...fieldOf(form, 'pausedUntil')}
        />
      ) : null}
      <TextInput label={t('reminders:client.reason')} maxLength={300} {...form.getInputProps('reason')} />
    </FormSheet>
  );
}
