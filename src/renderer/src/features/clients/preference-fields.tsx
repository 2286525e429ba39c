import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CONSENT_PURPOSES } from '#shared/contract/client-views.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import { today } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DateField } from '../../ui/date-field.tsx';
import type { ClientValues } from './client-values.ts';
import styles from './client-form.module.css';
import {
  answerConsent,
  changeAnswer,
  isSavedAnswer,
  latestAnswer,
  withdrawAnswer,
  type ConsentPurpose,
} from './consent-answers.ts';
import { FormPart } from './form-part.tsx';

const CHANNELS = ['email', 'phone', 'sms', 'mail', 'none'] as const;

/** How the client wishes to be reached, and what the technician must know on site. */
export function PreferenceFields({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  return (
    <FormPart title={t('clients:form.groupPreferences')}>
      <div className={styles['pair']}>
        <Select
          label={t('clients:form.channel')}
          data={CHANNELS.map((value) => ({ value, label: t(`clients:reach.channels.${value}`) }))}
          {...form.getInputProps('preferences.channel')}
        />
        <Select
          label={t('clients:form.language')}
          data={[
            { value: 'fr', label: t('clients:reach.languages.fr') },
            { value: 'en', label: t('clients:reach.languages.en') },
          ]}
          {...form.getInputProps('preferences.language')}
        />
      </div>
      <Checkbox
        label={t('clients:form.noSms')}
        {...form.getInputProps('preferences.noSms', { type: 'checkbox' })}
      />
      <div className={styles['pair']}>
        <TextInput
          label={t('clients:form.quietFrom')}
          description={t('clients:form.quietHelp')}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          {...form.getInputProps('preferences.quietFrom')}
        />
        <TextInput
          label={t('clients:form.quietTo')}
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          {...form.getInputProps('preferences.quietTo')}
        />
      </div>
      <Textarea
        label={t('clients:form.accessNotes')}
        description={t('clients:form.accessHelp')}
        {...form.getInputProps('preferences.accessNotes')}
      />
    </FormPart>
  );
}

/** What the client agreed to, purpose by purpose, with the day and the way of the answer. */
export function ConsentFields({ form }: { readonly form: UseFormReturnType<ClientValues> }) {
  const { t } = useWords();
  return (
    <FormPart title={t('clients:form.groupConsents')}>
      {CONSENT_PURPOSES.map((purpose) => (
        <ConsentField key={purpose} purpose={purpose} form={form} />
      ))}
    </FormPart>
  );
}

function ConsentField(props: {
  readonly purpose: ConsentPurpose;
  readonly form: UseFormReturnType<ClientValues>;
}) {
  const { t } = useWords();
  const { purpose, form } = props;
  const values = form.getValues();
  const answers = values.preferences.consents;
  const saved = values.base?.fields.preferences.consents ?? [];
  const answer = latestAnswer(answers, purpose);
  const wasSaved = saved.some((one) => one.purpose === purpose);
  const name = t(`clients:reach.purposes.${purpose}`);
  const set = (next: typeof answers): void => {
    form.setFieldValue('preferences.consents', next);
  };
  const isOpen = answer !== undefined && !isSavedAnswer(saved, answer);
  return (
    <div className={styles['consent']}>
      <Select
        label={name}
        aria-label={t('clients:form.consentAnswer', { purpose: name })}
        data={[
          { value: 'asked', label: t('clients:form.consentAsked'), disabled: wasSaved },
          { value: 'granted', label: t('clients:form.consentGranted') },
          { value: 'refused', label: t('clients:form.consentRefused') },
        ]}
        value={answer === undefined ? 'asked' : answer.granted ? 'granted' : 'refused'}
        onChange={(chosen) => {
          set(
            chosen === 'asked'
              ? withdrawAnswer(answers, saved, purpose)
              : answerConsent(answers, saved, purpose, chosen === 'granted', today()),
          );
        }}
      />
      {isOpen ? (
        <>
          <DateField
            label={t('clients:form.consentDate', { purpose: name })}
            description={undefined}
            value={isLocalDate(answer.at) ? answer.at : null}
            onChange={(at) => {
              set(changeAnswer(answers, purpose, { at: at ?? today() }));
            }}
          />
          <TextInput
            label={t('clients:form.consentSource', { purpose: name })}
            description={t('clients:form.consentSourceHelp')}
            maxLength={120}
            autoComplete="off"
            value={answer.source}
            onChange={(event) => {
              set(changeAnswer(answers, purpose, { source: event.currentTarget.value }));
            }}
          />
        </>
      ) : null}
    </div>
  );
}
