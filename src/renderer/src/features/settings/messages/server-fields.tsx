import { NumberInput, Select, TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';
import type { PartProps } from './part-props.ts';

/** Server, port, encryption and user name of a mail server; `at` is where they sit in the settings. */
export function ServerFields({ form, at }: PartProps & { readonly at: 'email.smtp' | 'mailbox' }) {
  const { t } = useWords();
  return (
    <>
      <TextInput
        label={t('messaging:field.host')}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps(`${at}.host`)}
      />
      <div className={styles['pair']}>
        <NumberInput
          label={t('messaging:field.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          {...form.getInputProps(`${at}.port`)}
        />
        <Select
          label={t('messaging:field.security')}
          allowDeselect={false}
          data={(['tls', 'starttls'] as const).map((value) => ({
            value,
            label: t(`messaging:security.${value}`),
          }))}
          {...form.getInputProps(`${at}.security`)}
        />
      </div>
      <TextInput
        label={t('messaging:field.user')}
        description={t('messaging:help.user')}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps(`${at}.user`)}
      />
    </>
  );
}
