import { Select, TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.ts';
import { Part } from './part.tsx';
import type { PartProps } from './part-props.ts';
import { SecretField } from './secret-field.tsx';

/** How short messages leave. */
export function SmsPart({ form, secrets }: PartProps) {
  const { t } = useWords();
  return (
    <Part name="sms">
      <Select
        label={t('messaging:smsWayLabel')}
        allowDeselect={false}
        data={(['none', 'twilio'] as const).map((value) => ({
          value,
          label: t(`messaging:smsWay.${value}`),
        }))}
        {...form.getInputProps('sms.way')}
      />
      {form.values.sms.way === 'twilio' ? (
        <>
          <TextInput
            label={t('messaging:field.accountSid')}
            description={t('messaging:help.accountSid')}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('sms.accountSid')}
          />
          <SecretField name="twilio-token" secrets={secrets} />
          <TextInput
            label={t('messaging:field.smsFrom')}
            description={t('messaging:help.smsFrom')}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('sms.from')}
          />
        </>
      ) : null}
    </Part>
  );
}
