import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { nextPeriod } from '#shared/domain/contracts/service-contract.ts';
import { today } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { inputText, reasonText } from '../../rpc/error-text.ts';
import { queryClient } from '../../rpc/query-client.ts';
import type { Choice } from '../../ui/async-picker.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import { ClientPicker } from '../services/client-picker.tsx';
import type { ContractRow } from './use-contract-acts.ts';

interface ContractValues {
  readonly client: Choice | null;
  readonly title: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** Text while it is being typed. */
  readonly noticeDays: number | string;
  readonly note: string;
}

/** Two months: time to call, agree and sign. */
const USUAL_NOTICE = 60;

/** A year from today, which is what most agreements are. */
function freshValues(fixed: Choice | null): ContractValues {
  const startsOn = today();
  const yearBefore = `${String(Number(startsOn.slice(0, 4)) - 1)}${startsOn.slice(4)}` as LocalDate;
  const { endsOn } = nextPeriod({ startsOn: yearBefore, endsOn: addDays(startsOn, -1), noticeDays: 0 });
  return { client: fixed, title: '', startsOn, endsOn, noticeDays: USUAL_NOTICE, note: '' };
}

/** The form of a service contract; null is a new one. Mount it with a key of the contract. */
export function ContractForm(props: {
  readonly contract: ContractRow | null;
  /** Of the sheet it is opened on; the client cannot be changed there. */
  readonly fixedClient?: Choice;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { contract, fixedClient } = props;
  const record = useRecordForm<ContractValues>({
    id: contract === null ? `contract:new:${fixedClient?.id ?? ''}` : `contract:${contract.uid}`,
    initial:
      contract === null
        ? freshValues(fixedClient ?? null)
        : {
            client: { id: contract.clientUid, label: contract.clientName },
            title: contract.title,
            startsOn: contract.startsOn,
            endsOn: contract.endsOn,
            noticeDays: contract.noticeDays,
            note: contract.note,
          },
    ...(contract === null ? {} : { revision: contract.revision }),
    prefix: 'contract',
    validate: {
      client: (value: Choice | null) => (value === null ? t('services:form.clientMissing') : null),
      title: (text: string) => (text.trim() === '' ? inputText(t, 'Required') : null),
      startsOn: (day: LocalDate | null) => (day === null ? inputText(t, 'Required') : null),
      endsOn: (day: LocalDate | null, { startsOn }) =>
        day === null
          ? inputText(t, 'Required')
          : startsOn !== null && day < startsOn
            ? reasonText(t, 'ContractEndsBeforeStart')
            : null,
      noticeDays: (value: number | string) =>
        typeof value === 'number' && Number.isInteger(value) ? null : t('contracts:form.noticeWrong'),
    },
    save: async (typed, revision) => {
      const fields = {
        clientUid: typed.client?.id ?? '',
        title: typed.title,
        startsOn: typed.startsOn ?? '',
        endsOn: typed.endsOn ?? '',
        noticeDays: Number(typed.noticeDays),
        note: typed.note,
      };
      if (contract === null) await client.contracts.create({ contract: fields });
      else await client.contracts.update({ uid: contract.uid, revision, contract: fields });
      await queryClient.invalidateQueries();
    },
  });
  const { form } = record;
  const picked = fieldOf(form, 'client');
  return (
    <FormSheet
      title={contract === null ? t('contracts:new') : t('contracts:editTitle')}
      opened
      onClose={props.onClose}
      record={record}
      onSaved={props.onClose}
    >
      {fixedClient === undefined ? (
        <ClientPicker
          isFirst={contract === null}
          value={form.getValues().client}
          error={picked.error}
          onChange={(choice) => {
            form.setFieldValue('client', choice);
          }}
        />
      ) : null}
      <TextInput
        {...(fixedClient === undefined && contract === null ? {} : { 'data-autofocus': true })}
        label={t('contracts:form.title')}
        description={t('contracts:form.titleHelp')}
        required
        withAsterisk={false}
        autoComplete="off"
        {...form.getInputProps('title')}
      />
      <DateField label={t('contracts:form.startsOn')} {...fieldOf(form, 'startsOn')} />
      <DateField
        label={t('contracts:form.endsOn')}
        description={t('contracts:form.endsOnHelp')}
        {...fieldOf(form, 'endsOn')}
      />
      <NumberInput
        label={t('contracts:form.noticeDays')}
        description={t('contracts:form.noticeHelp')}
        min={0}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('noticeDays')}
      />
      <Textarea
        label={t('contracts:form.note')}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps('note')}
      />
    </FormSheet>
  );
}
