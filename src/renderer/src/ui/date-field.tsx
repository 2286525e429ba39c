import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import 'dayjs/locale/fr';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { today } from '../i18n/format.ts';
import { parseTypedDate } from '../i18n/parse-typed.ts';
import { useFormat, useLanguage } from '../i18n/use-format.ts';
import { ignoreChange, TypedInput, type TypedFieldProps } from './typed-input.tsx';

/** A day, typed (`demain`, `lun`, `22/11`) or picked; null is an empty field. */
export function DateField(props: TypedFieldProps<LocalDate | null>) {
  const { t } = useWords();
  const language = useLanguage();
  const format = useFormat();
  const { value = null, onChange = ignoreChange } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <TypedInput<LocalDate | null>
      description={t('date.help')}
      {...props}
      value={value}
      onChange={onChange}
      print={(day) => (day === null ? '' : format.date(day))}
      parse={(text) => {
        if (text.trim() === '') return { value: null };
        const day = parseTypedDate(text, today());
        return day === null ? { problem: t('date.unreadable') } : { value: day };
      }}
      rightSection={
        <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              aria-label={t('date.calendar')}
              size={26}
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              locale={language}
              firstDayOfWeek={1}
              value={value}
              defaultDate={value ?? today()}
              ariaLabels={{ previousMonth: t('date.previousMonth'), nextMonth: t('date.nextMonth') }}
              onChange={(picked) => {
                if (picked !== null && isLocalDate(picked)) onChange(picked);
                setOpen(false);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
