import { Radio, Stack, TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';
import { Part } from './part.tsx';
import type { PartProps } from './part-props.ts';
import { SecretField } from './secret-field.tsx';
import { SmtpFields } from './smtp-fields.tsx';

const WAYS = ['smtp', 'sendgrid', 'mail-program', 'none'] as const;

/** How e-mail leaves: the way first, then only what that way needs. */
export function EmailPart(props: PartProps) {
  const { form, secrets } = props;
  const { t } = useWords();
  const { way } = form.values.email;
  const isSentByUs = way === 'smtp' || way === 'sendgrid';
  return (
    <Part name="email">
      <Radio.Group label={t('messaging:wayLabel')} {...form.getInputProps('email.way')}>
        <Stack gap={10} mt={6}>
          {WAYS.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`messaging:way.${one}`)}
              description={t(`messaging:wayHelp.${one}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {isSentByUs ? (
        <>
          <div className={styles['pair']}>
            <TextInput
              label={t('messaging:field.fromAddress')}
              type="email"
              autoComplete="off"
              {...form.getInputProps('email.fromAddress')}
            />
            <TextInput
              label={t('messaging:field.fromName')}
              description={t('messaging:help.fromName')}
              autoComplete="off"
              {...form.getInputProps('email.fromName')}
            />
          </div>
          <TextInput
            label={t('messaging:field.replyTo')}
            description={t('messaging:help.replyTo')}
            type="email"
            autoComplete="off"
            {...form.getInputProps('email.replyTo')}
          />
        </>
      ) : null}
      {way === 'smtp' ? <SmtpFields {...props} /> : null}
      {way === 'sendgrid' ? <SecretField name="sendgrid-key" secrets={secrets} /> : null}
    </Part>
  );
}
