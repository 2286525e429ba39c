import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SERVICE_TYPES, UNITS, VAT_CATEGORIES } from '#shared/contract/services.ts';
import { serviceAmount } from '#shared/domain/services/service.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import type { Choice } from '../../ui/async-picker.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { fieldOf } from '../../ui/field-of.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import { CataloguePicker } from '../catalogue/catalogue-picker.tsx';
import { ClashNote, useOthersText, type OtherAppointment } from './clash-note.tsx';
import { ClientPicker } from './client-picker.tsx';
import { useTypeChoices, useUnitChoices, useVatChoices, vatKey, vatOfKey } from './service-words.tsx';
import styles from './services.module.css';
import { foldedOptions } from '../../ui/folded-options.ts';

/** A service as it is typed; the client is kept with its name so that a draft shows it again. */
export interface ServiceValues {
  readonly client: Choice | null;
  readonly catalogueItemUid: string | null;
  readonly serviceType: (typeof SERVICE_TYPES)[number];
  readonly title: string;
  readonly description: string;
  readonly plannedOn: LocalDate | null;
  readonly plannedFrom: string;
  readonly plannedTo: string;
  readonly performedOn: LocalDate | null;
  readonly technicianUid: string | null;
  readonly quantity: string;
  readonly unit: (typeof UNITS)[number];
  readonly unitPrice: string;
  readonly vatCategory: (typeof VAT_CATEGORIES)[number];
  readonly vatRate: string;
}

/** What a new service starts with. */
export const NEW_SERVICE: ServiceValues = {
  client: null,
  catalogueItemUid: null,
  serviceType: 'maintenance',
  title: '',
  description: '',
  plannedOn: null,
  plannedFrom: '',
  plannedTo: '',
  performedOn: null,
  technicianUid: null,
  quantity: '1',
  unit: 'HUR',
  unitPrice: '',
  vatCategory: 'S',
  vatRate: '20',
};

/** `9`, `9h`, `9h30`, `0930` as `09:30`; other text stays and the core says what is wrong with it. */
function hourOf(text: string): string {
  const match =
    /^(\d{1,2})\s?(?:[h:.]\s?(\d{2})?)?$/i.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim());
  return match === null ? text.trim() : `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** The contract's fields of a typed service; an empty client is refused by the core on its field. */
const fieldsOf = ({ client, ...values }: ServiceValues) => ({
  ...values,
  clientUid: client?.id ?? '',
  plannedFrom: hourOf(values.plannedFrom),
  plannedTo: hourOf(values.plannedTo),
});

/** The form of a service, new or changed. Mount it with `key={id}`. */
export function ServiceForm(props: {
  readonly id: string;
  /** Of the service that is changed; absent for a new one. */
  readonly uid?: string;
  readonly title: string;
  readonly initial: ServiceValues;
  readonly isClientFixed?: boolean;
  readonly onClose: () => void;
  /** Of the service that is changed; absent for a new one. */
  readonly revision?: number;
  /** Saves, and answers what the technician has at the same time: the form tells of it. */
  readonly save: (
    service: ReturnType<typeof fieldsOf>,
    revision: number,
  ) => Promise<{ readonly overlaps: readonly OtherAppointment[] }>;
  readonly onSaved: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [isCreatingClient, setCreatingClient] = useState(false);
  const { data: names } = useQuery(rpc.users.names.queryOptions({ input: {} }));
  const othersText = useOthersText();
  const nameOf = (uid: string | null) => names?.users.find((user) => user.uid === uid)?.name;
  const types = useTypeChoices();
  const units = useUnitChoices();
  const rates = useVatChoices();
  const record = useRecordForm<ServiceValues>({
    id: props.id,
    initial: props.initial,
    ...(props.revision === undefined ? {} : { revision: props.revision }),
    prefix: 'service',
    validate: {
      client: (value: Choice | null) => (value === null ? t('services:form.clientMissing') : null),
      title: (value: string) => (value.trim() === '' ? t('errors:input.Required') : null),
      quantity: (value: string) => (value === '' ? t('errors:input.Required') : null),
      unitPrice: (value: string) => (value === '' ? t('errors:input.Required') : null),
    },
    save: async (typed, revision) => {
      const { overlaps } = await props.save(fieldsOf(typed), revision);
      if (overlaps.length === 0) return;
      const technician = nameOf(typed.technicianUid) ?? '';
      showMessage(t('services:clash.kept', { technician, names: othersText(overlaps) }));
    },
  });
  const { form } = record;
  // The first thing that is still to be typed takes the focus.
  const knowsClient = props.initial.client !== null;
  const values = form.getValues();
  const net = serviceAmount(values.quantity, values.unitPrice);
  const hour = (name: 'plannedFrom' | 'plannedTo') => {
    const input = form.getInputProps(name);
    return {
      ...input,
      onBlur: () => {
        form.setFieldValue(name, hourOf(values[name]));
      },
    };
  };
  return (
    <FormSheet
      title={props.title}
      opened
      record={record}
      onSaved={props.onSaved}
      onClose={() => {
        if (!isCreatingClient) props.onClose();
      }}
    >
      <ClientPicker
        isFirst={!knowsClient}
        value={values.client}
        disabled={props.isClientFixed ?? false}
        error={form.errors['client'] ?? form.errors['clientUid']}
        onCreating={setCreatingClient}
        onChange={(choice) => {
          form.setFieldValue('client', choice);
          form.clearFieldError('client');
        }}
      />
      <CataloguePicker
        onPick={(item) => {
          form.setValues({
            catalogueItemUid: item.uid,
            title: item.name,
            description: item.description,
            serviceType: item.serviceType,
            unit: item.unit,
            unitPrice: item.unitPrice,
            vatCategory: item.vatCategory,
            vatRate: item.vatRate,
          });
          for (const field of ['title', 'unitPrice', 'vatRate']) form.clearFieldError(field);
        }}
      />
      <TextInput
        data-autofocus={knowsClient || undefined}
        label={t('services:field.title')}
        {...form.getInputProps('title')}
      />
      <div className={styles['pair']}>
        <Select label={t('services:field.type')} data={types} {...form.getInputProps('serviceType')} />
        <Select
          label={t('services:field.technician')}
          placeholder={t('services:form.nobody')}
          clearable
          searchable
          filter={foldedOptions}
          clearButtonProps={{ 'aria-label': t('picker.clear') }}
          data={(names?.users ?? []).map((user) => ({ value: user.uid, label: user.name }))}
          {...form.getInputProps('technicianUid')}
        />
      </div>
      <div className={styles['hours']}>
        <DateField label={t('services:field.plannedOn')} {...fieldOf(form, 'plannedOn')} />
        <TextInput label={t('services:field.from')} placeholder="09:00" {...hour('plannedFrom')} />
        <TextInput label={t('services:field.to')} placeholder="12:00" {...hour('plannedTo')} />
      </div>
      {values.performedOn === null ? (
        <ClashNote
          uid={props.uid}
          plannedOn={values.plannedOn}
          plannedFrom={hourOf(values.plannedFrom)}
          plannedTo={hourOf(values.plannedTo)}
          technician={
            values.technicianUid === null
              ? null
              : { uid: values.technicianUid, name: nameOf(values.technicianUid) ?? '' }
          }
        />
      ) : null}
      <DateField label={t('services:field.performedOn')} {...fieldOf(form, 'performedOn')} />
      <div className={styles['price']}>
        <DecimalInput label={t('services:field.quantity')} decimals={4} {...fieldOf(form, 'quantity')} />
        <Select label={t('services:field.unit')} data={units} {...form.getInputProps('unit')} />
        <DecimalInput label={t('services:field.unitPrice')} decimals={6} {...fieldOf(form, 'unitPrice')} />
      </div>
      <Select
        label={t('services:field.vat')}
        data={rates}
        searchable
        filter={foldedOptions}
        error={form.errors['vatRate'] ?? form.errors['vatCategory']}
        value={vatKey(values)}
        onChange={(key) => {
          if (key !== null) form.setValues(vatOfKey(key));
        }}
      />
      <p className={styles['sum']}>
        <span className={styles['quiet']}>{t('services:form.net')}</span>
        <strong>{net.ok ? format.money(net.value) : '—'}</strong>
      </p>
      <Textarea label={t('services:field.description')} {...form.getInputProps('description')} />
    </FormSheet>
  );
}
