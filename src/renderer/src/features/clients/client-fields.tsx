import { Autocomplete, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { parseEMail } from '#shared/domain/identifiers/e-mail.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useGrant, useMay, useSession } from '../../session/use-session.ts';
import { TagInput } from '../../ui/tag-input.tsx';
import { AddressFields } from './address-fields.tsx';
import type { ClientValues } from './client-values.ts';
import styles from './client-form.module.css';
import { isPhoneKnown, phoneIn } from './display-phone.ts';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { FormPart } from './form-part.tsx';
import { NumberFields } from './number-fields.tsx';
import { ConsentFields, PreferenceFields } from './preference-fields.tsx';
import { foldedOptions } from '../../ui/folded-options.ts';

interface ClientFieldsProps {
  readonly form: UseFormReturnType<ClientValues>;
  /** The client being changed, which is no duplicate of itself. */
  readonly uid?: string;
  /** Before another sheet is opened from the duplicate warning. */
  readonly onLeave: () => void;
}

/** The fields of a client, in one column: who, how to reach, where, numbers, follow-up, preferences. */
export function ClientFieldSet({ form, uid, onLeave }: ClientFieldsProps) {
  const { t } = useWords();
  const values = form.getValues();
  const isCompany = values.kind === 'company';
  const facets = useQuery(rpc.clients.facets.queryOptions({ input: {} }));
  const hasNumber = values.siren !== '' || values.siret !== '' || values.vatNumber !== '';
  return (
    <>
      <SegmentedControl
        className={styles['kind'] ?? ''}
        aria-label={t('clients:form.kind')}
        data={[
          { value: 'company', label: t('clients:form.company') },
          { value: 'person', label: t('clients:form.person') },
        ]}
        {...form.getInputProps('kind')}
      />
      <TextInput
        data-autofocus
        label={isCompany ? t('clients:form.nameCompany') : t('clients:form.namePerson')}
        required
        withAsterisk={false}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <DuplicateNotice values={values} {...(uid === undefined ? {} : { exceptUid: uid })} onLeave={onLeave} />
      <TextInput
        label={isCompany ? t('clients:form.legalName') : t('clients:form.employer')}
        description={isCompany ? t('clients:form.legalNameHelp') : t('clients:form.employerHelp')}
        autoComplete="off"
        {...form.getInputProps('company')}
      />
      <Autocomplete
        label={t('clients:form.industry')}
        data={facets.data?.industries ?? []}
        limit={30}
        filter={foldedOptions}
        autoComplete="off"
        {...form.getInputProps('industry')}
      />
      <ReachFields form={form} />
      <AddressFields form={form} />
      {isCompany || hasNumber ? <NumberFields form={form} /> : null}
      <FormPart title={t('clients:form.groupFollow')}>
        <TagInput
          label={t('clients:form.tags')}
          data={facets.data?.tags ?? []}
          {...form.getInputProps('tags')}
        />
        <OwnerField form={form} />
        <Textarea label={t('clients:form.note')} {...form.getInputProps('note')} />
      </FormPart>
      <PreferenceFields form={form} />
      <ConsentFields form={form} />
    </>
  );
}

function ReachFields({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  const { phone, email, address } = form.getValues();
  const phoneProps = form.getInputProps('phone') as { readonly onBlur?: (event: unknown) => void };
  const isKnown = isPhoneKnown(phone, address.country);
  const written = parseEMail(email);
  return (
    <FormPart title={t('clients:form.groupReach')}>
      <TextInput
        label={t('clients:form.phone')}
        type="tel"
        autoComplete="off"
        description={isKnown || phone.trim().length < 8 ? undefined : t('clients:form.phoneKept')}
        {...phoneProps}
        onBlur={(event) => {
          form.setFieldValue('phone', phoneIn(phone, address.country));
          phoneProps.onBlur?.(event);
        }}
      />
      <TextInput
        label={t('clients:form.email')}
        type="email"
        autoComplete="off"
        description={
          written.ok && written.value.notSendable !== null ? t('clients:form.emailKept') : undefined
        }
        {...form.getInputProps('email')}
      />
    </FormPart>
  );
}

function OwnerField({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  const session = useSession();
  const mayNames = useMay('users.list-names');
  // Who reaches only their own clients keeps them.
  const isLimited = useGrant('clients.update') === 'own';
  const { data } = useQuery(rpc.users.names.queryOptions({ input: {}, enabled: mayNames && !isLimited }));
  if (session === null || isLimited || !mayNames) return null;
  return (
    <Select
      label={t('clients:form.owner')}
      placeholder={t('clients:form.nobody')}
      data={(data?.users ?? []).map((user) => ({ value: user.uid, label: user.name }))}
      searchable
      filter={foldedOptions}
      clearable
      allowDeselect
      {...form.getInputProps('ownerUid')}
    />
  );
}
