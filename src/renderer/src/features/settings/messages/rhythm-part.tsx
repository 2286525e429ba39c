import { NumberInput, TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/use-words.ts';
import styles from '../settings.module.css';
import { Part } from './part.tsx';
import type { PartProps } from './part-props.ts';

/** When nothing leaves, and how much leaves in a day. */
export function RhythmPart({ form }: PartProps) {
  const { t } = useWords();
  return (
    <Part name="rhythm">
      <p className={styles['quiet']}>{t('messaging:help.quiet')}</p>
      <div className={styles['pair']}>
        <TextInput
          label={t('messaging:field.quietFrom')}
          placeholder="20:00"
          {...form.getInputProps('quietHours.from')}
        />
        <TextInput
          label={t('messaging:field.quietTo')}
          placeholder="08:00"
          {...form.getInputProps('quietHours.to')}
        />
      </div>
      <div className={styles['pair']}>
        <NumberInput
          label={t('messaging:field.emailCap')}
          min={1}
          max={10_000}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('email.dailyCap')}
        />
        <NumberInput
          label={t('messaging:field.smsCap')}
          min={1}
          max={10_000}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('sms.dailyCap')}
        />
      </div>
    </Part>
  );
}
