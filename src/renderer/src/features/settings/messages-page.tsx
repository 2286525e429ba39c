import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { Contract } from '#shared/contract/index.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import { EmailPart } from './messages/email-part.tsx';
import { MailboxPart } from './messages/mailbox-part.tsx';
import { RhythmPart } from './messages/rhythm-part.tsx';
import { SmsPart } from './messages/sms-part.tsx';
import { SurveysPart } from './messages/surveys-part.tsx';
import { TestPart } from './messages/test-part.tsx';
import { useTypedSecrets } from './messages/use-typed-secrets.ts';
import styles from './settings.module.css';

type Messaging = InferContractRouterOutputs<Contract>['messaging']['get'];

/** How messages go out and come in, with a message to try it. */
export function MessagesPage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(rpc.messaging.get.queryOptions({ input: {} }));
  if (error !== null) {
    return (
      <ErrorAlert
        error={error}
        onRetry={() => {
          void refetch();
        }}
      />
    );
  }
  if (data === undefined) return null;
  return (
    <div className={styles['column']}>
      <p className={styles['quiet']}>{t('messaging:text')}</p>
      {data.isDemonstration ? <p className={styles['notice']}>{t('messaging:demonstration')}</p> : null}
      <MessagingForm messaging={data} />
    </div>
  );
}

function channelsOf({ email, sms }: MessagingSettings): readonly ('email' | 'sms')[] {
  return [
    ...(email.way === 'smtp' || email.way === 'sendgrid' ? (['email'] as const) : []),
    ...(sms.way === 'none' ? [] : (['sms'] as const)),
  ];
}

function MessagingForm({ messaging }: { readonly messaging: Messaging }) {
  const { t } = useWords();
  const secrets = useTypedSecrets();
  const record = useRecordForm<MessagingSettings>({
    id: 'messaging',
    initial: messaging.settings,
    revision: messaging.revision,
    prefix: 'settings',
    save: async (settings, revision) => (await client.messaging.save({ revision, settings })).revision,
  });
  const [secretFailure, setSecretFailure] = useState<unknown>(undefined);
  const isUnsaved = record.isDirty || secrets.isTyped;
  // The settings first: a refusal of theirs must not leave a new secret behind with the former server. What became of
  // the secrets is told apart, so that settings that were saved count as saved when the password was not given.
  const save = async (): Promise<boolean> => {
    setSecretFailure(undefined);
    if (record.isDirty && !(await record.submit())) return false;
    try {
      await secrets.store();
    } catch (problem) {
      setSecretFailure(problem);
      return false;
    } finally {
      await queryClient.invalidateQueries();
    }
    showMessage(t('form.saved'));
    return true;
  };
  const part = { form: record.form, secrets };
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={styles['column']}>
          <ChangedElsewhere record={record} />
          <FormErrorSummary errors={record.form.errors} />
          <EmailPart {...part} />
          <SmsPart {...part} />
          <MailboxPart {...part} />
          <RhythmPart {...part} />
          <SurveysPart {...part} />
          <ErrorAlert error={record.failure ?? secretFailure} />
          <div className={styles['actions']}>
            <Button type="submit" loading={record.isSaving} disabled={!isUnsaved}>
              {t('action.save')}
            </Button>
            {isUnsaved ? (
              <>
                <Button
                  variant="default"
                  onClick={() => {
                    secrets.forget();
                    record.discardDraft();
                  }}
                >
                  {t('action.cancel')}
                </Button>
                <span className={styles['quiet']}>{t('form.unsaved')}</span>
              </>
            ) : null}
          </div>
        </div>
      </form>
      <TestPart channels={channelsOf(record.form.values)} isUnsaved={isUnsaved} save={save} />
    </>
  );
}
