import { Button, Textarea, TextInput } from '@mantine/core';
import { isSmsTooLong, smsLength } from '#shared/domain/messages/sms-length.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ChangedElsewhere } from '../../ui/changed-elsewhere.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FormErrorSummary } from '../../ui/form-error-summary.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useRecordForm } from '../../ui/use-record-form.ts';
import settings from '../settings/settings.module.css';
import type { MessageView } from './message-words.tsx';
import styles from './reminders.module.css';

interface MessageValues {
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly subject: string;
  readonly body: string;
}

/** Changes a message where it is read; Esc closes and keeps what was typed. */
export function MessageForm(props: { readonly message: MessageView; readonly onClose: () => void }) {
  const { t } = useWords();
  const { message } = props;
  const isSms = message.channel === 'sms';
  const record = useRecordForm<MessageValues>({
    id: `message:${message.uid}`,
    initial: {
      recipientName: message.recipientName,
      recipientAddress: message.recipientAddress,
      subject: message.subject,
      body: message.body,
    },
    revision: message.revision,
    validate: {
      body: (body: string) =>
        body.trim() === ''
          ? t('errors:input.Required')
          : isSms && isSmsTooLong(body)
            ? t('errors:reason.SmsTooLong')
            : null,
    },
    save: async (values, revision) => {
      const saved = await client.messages.edit({ uid: message.uid, revision, ...values });
      await queryClient.invalidateQueries();
      showMessage(t('reminders:edited'));
      return saved.revision;
    },
  });
  const { form } = record;
  const save = async (): Promise<void> => {
    if (await record.submit()) props.onClose();
  };
  const length = smsLength(form.getValues().body);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the whole form.
    <form
      className={settings['form']}
      noValidate
      aria-label={t('reminders:editTitle')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          props.onClose();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ChangedElsewhere record={record} />
      <FormErrorSummary errors={form.errors} />
      {message.channel === 'letter' ? null : (
        <TextInput
          label={t(isSms ? 'reminders:field.phone' : 'reminders:field.address')}
          data-autofocus
          {...form.getInputProps('recipientAddress')}
        />
      )}
      <TextInput label={t('reminders:field.name')} {...form.getInputProps('recipientName')} />
      {isSms ? null : <TextInput label={t('reminders:text.subject')} {...form.getInputProps('subject')} />}
      <Textarea
        label={t('reminders:text.body')}
        autosize
        minRows={isSms ? 4 : 12}
        maxRows={30}
        {...form.getInputProps('body')}
      />
      {isSms ? (
        <p className={styles['quiet']}>
          {t(length.alphabet === 'gsm7' ? 'reminders:sms.plain' : 'reminders:sms.wide', {
            count: length.segments,
            units: length.units,
          })}
        </p>
      ) : null}
      <ErrorAlert error={record.failure} />
      <div className={settings['actions']}>
        <Button type="submit" loading={record.isSaving} disabled={!record.isDirty}>
          {t('action.save')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            record.discardDraft();
            props.onClose();
          }}
        >
          {t('action.cancel')}
        </Button>
        <span className={styles['quiet']}>{t('form.saveHint')}</span>
      </div>
    </form>
  );
}
