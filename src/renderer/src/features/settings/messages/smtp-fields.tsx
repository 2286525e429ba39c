import { Select, TextInput } from '@mantine/core';
import { MAIL_PROVIDERS } from '#shared/domain/messages/mail-providers.ts';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';
import type { PartProps } from './part-props.ts';
import { SecretField } from './secret-field.tsx';
import { ServerFields } from './server-fields.tsx';

const OTHER = 'other';

/** A company's own mail server; choosing a provider fills in what its help pages say. */
export function SmtpFields(props: PartProps) {
  const { form, secrets } = props;
  const { t } = useWords();
  const { smtp, fromAddress } = form.values.email;
  const provider = MAIL_PROVIDERS.find((one) => one.smtp.host === smtp.host.trim().toLowerCase());
  const choose = (key: string | null): void => {
    const chosen = MAIL_PROVIDERS.find((one) => one.key === key);
    const { mailbox } = form.values;
    form.setFieldValue('email.smtp', {
      ...smtp,
      ...(chosen === undefined ? { host: '' } : chosen.smtp),
      user: smtp.user === '' ? fromAddress : smtp.user,
      auth: chosen?.signIn === 'oauth2' ? 'oauth2' : 'password',
      tokenAddress: chosen?.tokenAddress ?? '',
    });
    if (chosen !== undefined && !mailbox.isRead)
      form.setFieldValue('mailbox', { ...mailbox, ...chosen.imap, user: mailbox.user });
  };
  return (
    <>
      <Select
        label={t('messaging:provider')}
        description={t('messaging:providerHelp')}
        allowDeselect={false}
        data={[
          ...MAIL_PROVIDERS.map(({ key, name }) => ({ value: key, label: name })),
          { value: OTHER, label: t('messaging:otherProvider') },
        ]}
        value={provider?.key ?? OTHER}
        onChange={choose}
      />
      <ServerFields {...props} at="email.smtp" />
      <Select
        label={t('messaging:field.auth')}
        allowDeselect={false}
        data={(['password', 'oauth2', 'none'] as const).map((value) => ({
          value,
          label: t(`messaging:auth.${value}`),
        }))}
        {...form.getInputProps('email.smtp.auth')}
      />
      {provider?.signIn === 'app-password' && smtp.auth === 'password' ? (
        <p className={styles['notice']}>{t('messaging:appPassword')}</p>
      ) : null}
      {provider?.signIn === 'oauth2' ? <p className={styles['notice']}>{t('messaging:oauthNote')}</p> : null}
      {smtp.auth === 'password' ? <SecretField name="smtp-password" secrets={secrets} /> : null}
      {smtp.auth === 'oauth2' ? (
        <>
          <TextInput
            label={t('messaging:field.clientId')}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('email.smtp.clientId')}
          />
          <TextInput
            label={t('messaging:field.tokenAddress')}
            type="url"
            autoComplete="off"
            {...form.getInputProps('email.smtp.tokenAddress')}
          />
          <SecretField name="smtp-client-secret" secrets={secrets} />
          <SecretField name="smtp-refresh-token" secrets={secrets} />
        </>
      ) : null}
    </>
  );
}
