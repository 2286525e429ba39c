import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';
import { Part } from './part.tsx';
import type { PartProps } from './part-props.ts';

/** Whether and when clients are asked for their opinion. */
export function SurveysPart({ form }: PartProps) {
  const { t } = useWords();
  return (
    <Part name="surveys">
      <Switch
        label={t('messaging:field.surveysOn')}
        {...form.getInputProps('surveys.isOn', { type: 'checkbox' })}
      />
      {form.values.surveys.isOn ? (
        <>
          <div className={styles['pair']}>
            <NumberInput
              label={t('messaging:field.delayHours')}
              min={0}
              max={1440}
              allowDecimal={false}
              hideControls
              {...form.getInputProps('surveys.delayHours')}
            />
            <NumberInput
              label={t('messaging:field.openDays')}
              min={1}
              max={365}
              allowDecimal={false}
              hideControls
              {...form.getInputProps('surveys.openDays')}
            />
          </div>
          <NumberInput
            label={t('messaging:field.lowRating')}
            description={t('messaging:help.lowRating')}
            min={1}
            max={5}
            allowDecimal={false}
            hideControls
            {...form.getInputProps('surveys.lowRating')}
          />
          <TextInput
            label={t('messaging:field.webFormAddress')}
            description={t('messaging:help.webFormAddress')}
            type="url"
            {...form.getInputProps('surveys.webFormAddress')}
          />
        </>
      ) : null}
    </Part>
  );
}
