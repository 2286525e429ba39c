import { Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inputText, reasonText } from '../../rpc/error-text.ts';
import { rpc } from '../../rpc/client.ts';
import { FormSheet } from '../../ui/form-sheet.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import type { ClientView } from './client-answers.ts';
import { phoneIn } from './display-phone.ts';

/** A contact of a client as the core answers it. */
export type Contact = ClientView['contacts'][number];

type ContactValues = Omit<Contact, 'uid' | 'revision'> & { readonly revision: number };

const BLANK: ContactValues = {
  name: '',
  role: '',
  phone: '',
  mobile: '',
  email: '',
  preferred: false,
  revision: 0,
};

/** The form of a contact; null is a new one. */
export function ContactForm(props: {
  readonly client: ClientView;
  readonly contact: Contact | null;
  readonly onClose: () => void;
  readonly onNext: () => void;
}) {
  const { t } = useWords();
  const { client, contact } = props;
  const add = useMutation(rpc.clients.addContact.mutationOptions());
  const update = useMutation(rpc.clients.updateContact.mutationOptions());
  const record = useRecordForm<ContactValues>({
    id: contact === null ? `contact:new:${client.uid}` : `contact:${contact.uid}`,
    initial:
      contact === null
        ? { ...BLANK, preferred: client.contacts.length === 0 }
        : {
            name: contact.name,
            role: contact.role,
            phone: phoneIn(contact.phone, client.address.country),
            mobile: phoneIn(contact.mobile, client.address.country),
            email: contact.email,
            preferred: contact.preferred,
            revision: contact.revision,
          },
    ...(contact === null ? {} : { revision: contact.revision }),
    prefix: 'contact',
    validate: {
      name: (text: string) => (text.trim() === '' ? inputText(t, 'Required') : null),
      email: (text: string) =>
        text.trim() === '' || parseEMail(text).ok ? null : reasonText(t, 'WrongEmail'),
    },
    save: async ({ revision: _opened, ...fields }, revision) => {
      if (contact === null) await add.mutateAsync({ clientUid: client.uid, contact: fields });
      else await update.mutateAsync({ uid: contact.uid, revision, contact: fields });
    },
  });
  const { form } = record;
  const phoneField = (name: 'phone' | 'mobile', label: string) => {
    const field = form.getInputProps(name) as { readonly onBlur?: (event: unknown) => void };
    return (
      <TextInput
        label={label}
        type="tel"
        autoComplete="off"
        {...field}
        onBlur={(event) => {
          form.setFieldValue(name, phoneIn(form.getValues()[name], client.address.country));
          field.onBlur?.(event);
        }}
      />
    );
  };
  return (
    <FormSheet
      title={contact === null ? t('clients:contacts.newTitle') : t('clients:contacts.editTitle')}
      opened
      onClose={props.onClose}
      record={record}
      onSaved={props.onClose}
      onSavedNext={props.onNext}
    >
      <TextInput
        data-autofocus
        label={t('clients:contacts.name')}
        required
        withAsterisk={false}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <TextInput label={t('clients:contacts.role')} autoComplete="off" {...form.getInputProps('role')} />
      {phoneField('phone', t('clients:contacts.phone'))}
      {phoneField('mobile', t('clients:contacts.mobile'))}
      <TextInput
        label={t('clients:contacts.email')}
        type="email"
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <Checkbox
        label={t('clients:contacts.isPreferred')}
        description={t('clients:contacts.preferredHelp')}
        {...form.getInputProps('preferred', { type: 'checkbox' })}
      />
    </FormSheet>
  );
}
