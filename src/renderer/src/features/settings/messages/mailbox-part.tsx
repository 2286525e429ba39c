import { Switch, TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part-props.ts';
import { SecretField } from './secret-field.tsx';
import { ServerFields } from './server-fields.tsx';

/** The mailbox in which bounces and answers are looked for. */
export function MailboxPart(props: PartProps) {
  const { form, secrets } = props;
  const { t } = useWords();
  return (
    <Part name="mailbox">
      <Switch
        label={t('messaging:field.mailboxRead')}
        description={t('messaging:help.mailboxRead')}
        {...form.getInputProps('mailbox.isRead', { type: 'checkbox' })}
      />
      {form.values.mailbox.isRead ? (
        <>
          <ServerFields {...props} at="mailbox" />
          <SecretField name="imap-password" secrets={secrets} />
          <TextInput
            label={t('messaging:field.folder')}
            autoComplete="off"
            {...form.getInputProps('mailbox.folder')}
          />
        </>
      ) : null}
    </Part>
  );
}
