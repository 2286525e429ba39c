import { Button, TextInput } from '@mantine/core';
import { IconArrowRight, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganisationSettings } from '#shared/contract/organisation.ts';
import { blankOrganisation } from '#shared/domain/organisation/blank-organisation.ts';
import { IdentityFields } from '../features/settings/identity-fields.tsx';
import { organisationChecks } from '../features/settings/organisation-checks.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { client } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import { ErrorAlert } from '../ui/error-alert.tsx';
import { useRecordForm } from '../ui/use-record-form.ts';
import { NewPassword } from './new-password.tsx';
import { PlainPage } from './plain-page.tsx';
import styles from './plain-page.module.css';
import type { RecoveryKit } from './recovery-kit.tsx';
import { RestoreScreen } from './restore-screen.tsx';
import { WizardSteps } from './wizard-steps.tsx';

type Step = 'welcome' | 'restore' | 'company' | 'person';

interface WizardProps {
  /** Hands the kit over before the session appears, so that it is not lost between two screens. */
  readonly onCreated: (kit: RecoveryKit) => void;
}

/** First start: the company, the first account, then the vault; the recovery kit follows. */
export function SetUpWizard({ onCreated }: WizardProps) {
  const { t } = useWords();
  const language = useLanguage();
  const [step, setStep] = useState<Step>('welcome');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const company = useRecordForm<OrganisationSettings>({
    id: 'set-up:company',
    initial: blankOrganisation({
      name: '',
      latePenalty: t('organisation:default.latePenalty'),
      earlyPaymentDiscount: t('organisation:default.earlyPaymentDiscount'),
      documentLanguage: language,
    }),
    prefix: 'organisation',
    validate: organisationChecks(t),
    save: () => {
      setStep('person');
      return Promise.resolve();
    },
  });
  const person = useRecordForm({
    id: 'set-up:person',
    initial: { name: '' },
    prefix: 'person',
    validate: { name: (name: string) => (name.trim() === '' ? t('errors:input.Required') : null) },
    save: async ({ name }) => {
      const { recoveryKit } = await client.vault.create({
        organisation: { ...company.form.getValues(), documentLanguage: language },
        person: { name, password },
      });
      onCreated(recoveryKit);
      // The language of the set-up is the first account's, on every machine.
      const preferences = await client.organisation.preferences({});
      await client.organisation.setPreferences({ ...preferences, language });
      await queryClient.invalidateQueries();
    },
  });

  if (step === 'restore') {
    return (
      <RestoreScreen
        onBack={() => {
          setStep('welcome');
        }}
      />
    );
  }
  if (step === 'welcome') {
    return (
      <PlainPage title={t('vault:setUp.title')}>
        <p>{t('vault:setUp.text')}</p>
        <p className={styles['quiet']}>{t('vault:setUp.privacy')}</p>
        <div className={styles['stack']}>
          <Button
            rightSection={<IconArrowRight size={16} />}
            onClick={() => {
              setStep('company');
            }}
          >
            {t('vault:setUp.start')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconHistory size={16} />}
            onClick={() => {
              setStep('restore');
            }}
          >
            {t('vault:setUp.restore')}
          </Button>
        </div>
      </PlainPage>
    );
  }
  if (step === 'company') {
    return (
      <PlainPage title={t('vault:setUp.company')} isWide>
        <WizardSteps current={0} />
        <form
          className={styles['stack']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void company.submit();
          }}
        >
          <p className={styles['quiet']}>{t('vault:setUp.companyText')}</p>
          <IdentityFields form={company.form} />
          <div className={styles['row']}>
            <Button
              variant="default"
              onClick={() => {
                setStep('welcome');
              }}
            >
              {t('action.back')}
            </Button>
            <Button type="submit">{t('action.continue')}</Button>
          </div>
        </form>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={t('vault:setUp.person')} isWide>
      <WizardSteps current={1} />
      <form
        className={styles['stack']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '' && password === repeated) void person.submit();
        }}
      >
        <p className={styles['quiet']}>{t('vault:setUp.personText')}</p>
        <TextInput label={t('vault:setUp.name')} autoComplete="name" {...person.form.getInputProps('name')} />
        <NewPassword
          label={t('vault:setUp.password')}
          value={password}
          repeated={repeated}
          ownWords={[person.form.values.name, company.form.values.name]}
          onChange={(value, again) => {
            setPassword(value);
            setRepeated(again);
          }}
        />
        <ErrorAlert error={person.failure} />
        <div className={styles['row']}>
          <Button
            variant="default"
            onClick={() => {
              setStep('company');
            }}
          >
            {t('action.back')}
          </Button>
          <Button type="submit" loading={person.isSaving} disabled={password === '' || password !== repeated}>
            {t('vault:setUp.create')}
          </Button>
        </div>
      </form>
    </PlainPage>
  );
}
