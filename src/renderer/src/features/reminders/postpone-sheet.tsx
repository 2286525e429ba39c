import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { today } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import settings from '../settings/settings.module.css';

/** Nine in the morning of this machine: a message that was held back leaves at the start of a day. */
const morningOf = (day: LocalDate): Instant => new Date(`${day}T09:00:00`).toISOString() as Instant;

const CHOICES = [1, 3, 7] as const;

/** Until when messages are held back: one of three usual days, or one that is typed. */
export function PostponeSheet(props: {
  /** How many messages; the sheet is open while above zero. */
  readonly count: number;
  readonly onClose: () => void;
  readonly onPostpone: (until: Instant) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const isOpen = props.count > 0;
  useFocusReturn(isOpen);
  const [day, setDay] = useState<LocalDate | null>(null);
  const choose = (chosen: LocalDate): void => {
    props.onPostpone(morningOf(chosen));
    props.onClose();
  };
  const isPast = day !== null && day <= today();
  return (
    <Modal
      opened={isOpen}
      onClose={props.onClose}
      title={t('reminders:postpone.title', { count: props.count })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={settings['form']} style={{ paddingTop: 4 }}>
        <div className={settings['actions']}>
          {CHOICES.map((days, index) => (
            <Button
              key={days}
              variant="default"
              {...(index === 0 ? { 'data-autofocus': true } : {})}
              onClick={() => {
                choose(addDays(today(), days));
              }}
            >
              {t(`reminders:postpone.in${String(days) as '1' | '3' | '7'}`, {
                day: format.date(addDays(today(), days)),
              })}
            </Button>
          ))}
        </div>
        <DateField
          label={t('reminders:postpone.day')}
          value={day}
          onChange={setDay}
          {...(isPast ? { error: t('reminders:postpone.past') } : {})}
        />
        <div className={settings['actions']}>
          <Button
            disabled={day === null || isPast}
            onClick={() => {
              if (day !== null) choose(day);
            }}
          >
            {t('reminders:postpone.act')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
