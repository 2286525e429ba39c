import { Button, Popover } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { today } from '../i18n/format.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { DateField } from './date-field.tsx';
import styles from './filter-bar.module.css';
import { nameOfPeriod, periodOf, PERIODS, type PeriodName } from './periods.ts';

/** Days a list or a figure is limited to; both undefined when it is not. */
export interface ChosenDays {
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
}

/** Sentence of the chosen days: the period's name, or its first and last day. */
export function usePeriodText(): (days: ChosenDays) => string {
  const { t } = useWords();
  const format = useFormat();
  return ({ from, to }) => {
    const name = nameOfPeriod(from, to, today());
    if (name !== null) return t(`period.${name}`);
    if (from !== undefined && to !== undefined)
      return t('period.between', { from: format.date(from), to: format.date(to) });
    if (from !== undefined) return t('period.since', { from: format.date(from) });
    return to === undefined ? t('period.any') : t('period.until', { to: format.date(to) });
  };
}

/** Chooses a period by name or by its days. */
export function PeriodFilter(props: {
  readonly label: string;
  readonly days: ChosenDays;
  readonly onChange: (days: ChosenDays) => void;
  readonly names?: readonly PeriodName[];
  /** Figures always have a period; lists may go without. */
  readonly isRequired?: boolean;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const periodText = usePeriodText();
  const { days, onChange, isRequired = false } = props;
  const text = periodText(days);
  const chosen = nameOfPeriod(days.from, days.to, today());
  const choose = (next: ChosenDays): void => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          aria-label={`${props.label} : ${text}`}
          leftSection={<IconCalendar size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={props.label}>
        <div className={styles['choices']}>
          {isRequired ? null : (
            <button
              type="button"
              className={styles['choice']}
              aria-pressed={days.from === undefined && days.to === undefined}
              onClick={() => {
                choose({ from: undefined, to: undefined });
              }}
            >
              {t('period.any')}
            </button>
          )}
          {(props.names ?? PERIODS).map((name) => (
            <button
              key={name}
              type="button"
              className={styles['choice']}
              aria-pressed={chosen === name}
              onClick={() => {
                choose(periodOf(name, today()));
              }}
            >
              {t(`period.${name}`)}
            </button>
          ))}
          <div className={styles['days']}>
            <DateField
              size="xs"
              label={t('period.from')}
              description={null}
              value={days.from ?? null}
              onChange={(from) => {
                if (from !== null || !isRequired) onChange({ ...days, from: from ?? undefined });
              }}
            />
            <DateField
              size="xs"
              label={t('period.to')}
              value={days.to ?? null}
              onChange={(to) => {
                if (to !== null || !isRequired) onChange({ ...days, to: to ?? undefined });
              }}
            />
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
