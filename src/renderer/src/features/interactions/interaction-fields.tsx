import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { hasDirection, lasts } from '#shared/domain/interactions/interaction.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TypedInput } from '../../ui/typed-input.tsx';
import type { InteractionValues } from './interaction-values.ts';
import styles from './interactions.module.css';
import { durationInText, parseTypedDuration, parseTypedTime } from './typed-duration.ts';

/** Who one may have spoken with. */
export interface ContactChoice {
  readonly uid: string;
  readonly name: string;
}

/** When, how long, with whom, who began, and when to call back: what unfolds under the text. */
export function InteractionFields(props: {
  readonly form: UseFormReturnType<InteractionValues>;
  readonly contacts: readonly ContactChoice[];
}) {
  const { form, contacts } = props;
  const { t } = useWords();
  const format = useFormat();
  const { kind, direction, contactUid } = form.values;
  const told = durationInText(form.values.body);
  return (
    <div className={styles['fields']}>
      {kind === 'email' || kind === 'meeting' ? (
        <TextInput
          className={styles['wide'] ?? ''}
          label={t('interactions:field.subject')}
          autoComplete="off"
          {...form.getInputProps('subject')}
        />
      ) : null}
      {contacts.length === 0 ? null : (
        <NativeSelect
          label={t('interactions:field.contact')}
          data={[
            { value: '', label: t('interactions:field.noContact') },
            ...contacts.map(({ uid, name }) => ({ value: uid, label: name })),
          ]}
          value={contactUid ?? ''}
          error={form.errors['contactUid']}
          onChange={(event) => {
            form.setFieldValue(
              'contactUid',
              event.currentTarget.value === '' ? null : event.currentTarget.value,
            );
          }}
        />
      )}
      {hasDirection(kind) ? (
        <NativeSelect
          label={t('interactions:field.direction')}
          data={(['out', 'in'] as const).map((value) => ({
            value,
            label: kind === 'call' ? t(`interactions:call.${value}`) : t(`interactions:email.${value}`),
          }))}
          value={direction === '' ? 'out' : direction}
          onChange={(event) => {
            form.setFieldValue('direction', event.currentTarget.value === 'in' ? 'in' : 'out');
          }}
        />
      ) : null}
      <DateField
        label={t('interactions:field.day')}
        placeholder={t('interactions:field.now')}
        description={t('interactions:field.dayHelp')}
        {...form.getInputProps('occurredAt')}
      />
      <TypedInput<string>
        label={t('interactions:field.time')}
        placeholder="14:30"
        print={(time) => time}
        parse={(text) => {
          if (text.trim() === '') return { value: '' };
          const time = parseTypedTime(text);
          return time === null ? { problem: t('interactions:field.timeUnreadable') } : { value: time };
        }}
        {...form.getInputProps('time')}
        value={form.values.time}
      />
      {lasts(kind) ? (
        <TypedInput<number | null>
          label={t('interactions:field.duration')}
          description={t('interactions:field.durationHelp')}
          // What the text says stands here until another duration is typed.
          placeholder={told === null ? '' : format.duration(told)}
          print={(minutes) =>
            minutes === null ? '' : minutes < 0 ? `−${format.duration(-minutes)}` : format.duration(minutes)
          }
          parse={(text) => {
            if (text.trim() === '') return { value: null };
            const minutes = parseTypedDuration(text);
            return minutes === null
              ? { problem: t('interactions:field.durationUnreadable') }
              : { value: minutes };
          }}
          {...form.getInputProps('durationMinutes')}
          value={form.values.durationMinutes}
        />
      ) : null}
      <DateField label={t('interactions:field.recall')} {...form.getInputProps('recallOn')} />
    </div>
  );
}
