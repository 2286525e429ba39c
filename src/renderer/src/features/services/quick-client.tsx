import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { fieldErrors } from '../../rpc/form-errors.ts';
import { queryClient } from '../../rpc/query-client.ts';
import type { Choice } from '../../ui/async-picker.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PostalFields } from '../../ui/postal-fields.tsx';
import styles from './services.module.css';

const BLANK = {
  company: '',
  industry: '',
  siren: '',
  siret: '',
  vatNumber: '',
  tags: [],
  ownerUid: null,
  note: '',
  preferences: {
    channel: 'email' as const,
    language: 'fr' as const,
    quietFrom: '',
    quietTo: '',
    noSms: false,
    accessNotes: '',
    consents: [],
  },
};

/** The least a new client needs, asked where it turned out to be missing; the rest is completed on its sheet. */
export function QuickClient(props: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onCreated: (choice: Choice) => void;
}) {
  const { t } = useWords();
  const [failure, setFailure] = useState<unknown>(undefined);
  const [isSaving, setSaving] = useState(false);
  const form = useForm({
    initialValues: {
      kind: 'company',
      name: props.name,
      email: '',
      phone: '',
      address: { line1: '', line2: '', postalCode: '', city: '', country: 'FR' },
    },
  });
  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(undefined);
    const values = form.getValues();
    try {
      const { uid } = await client.clients.create({
        client: { ...BLANK, ...values, kind: values.kind === 'person' ? 'person' : 'company' },
      });
      await queryClient.invalidateQueries();
      props.onCreated({ id: uid, label: values.name.trim() });
    } catch (error) {
      const faults = fieldErrors(t, error, 'client');
      if (faults === null) setFailure(error);
      else form.setErrors(faults);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('services:quickClient.title')}
      size={460}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        className={styles['stack']}
        // The form stands inside another one in React's tree: its events must not reach that one.
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
      >
        <SegmentedControl
          aria-label={t('services:quickClient.kind')}
          data={[
            { value: 'company', label: t('services:quickClient.company') },
            { value: 'person', label: t('services:quickClient.person') },
          ]}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('services:quickClient.name')} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('services:quickClient.email')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('services:quickClient.phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('services:quickClient.street')} {...form.getInputProps('address.line1')} />
        <PostalFields
          className={styles['postal']}
          labels={{ postalCode: t('services:quickClient.postalCode'), city: t('services:quickClient.city') }}
          address={form.values.address}
          inputProps={(field) => form.getInputProps(`address.${field}`)}
          onFill={(field, text) => {
            form.setFieldValue(`address.${field}`, text);
          }}
        />
        <ErrorAlert error={failure} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={isSaving}>
            {t('services:quickClient.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
