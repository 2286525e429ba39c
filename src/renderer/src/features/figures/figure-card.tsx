import { Tooltip } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { changeInPercent } from './change.ts';
import styles from './figures.module.css';

/** One figure: its number, how it changed, a link to its rows, and its formula one hover or focus away. */
export function FigureCard(props: {
  readonly label: string;
  /** Null when the figure has no sense in the period. */
  readonly value: number | null;
  readonly print: (value: number) => string;
  /** The same figure in the compared period; absent for what is open today. */
  readonly before?: number | null | undefined;
  /** Said where there is nothing to compare with. */
  readonly hint?: string;
  readonly formula: string;
  readonly to: string;
  readonly tone?: 'bad';
}) {
  const { t } = useWords();
  const format = useFormat();
  const { value, before } = props;
  const change =
    before === undefined || before === null || value === null ? null : changeInPercent(value, before);
  const Arrow =
    change === null || change === 0 ? IconArrowRight : change > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <Tooltip multiline w={280} label={props.formula} events={{ hover: true, focus: true, touch: false }}>
      <Link to={props.to} className={styles['card'] ?? ''} data-tone={props.tone}>
        <span className={styles['label']}>{props.label}</span>
        <span className={styles['value']}>{value === null ? t('figures:noValue') : props.print(value)}</span>
        {value === null ? (
          <span className={styles['change']}>{t('figures:noValueHint')}</span>
        ) : before === undefined ? (
          <span className={styles['change']}>{props.hint}</span>
        ) : (
          <span className={styles['change']}>
            <Arrow size={14} aria-hidden />
            {change === null || before === null
              ? t('figures:noBefore')
              : t('figures:change', {
                  change: `${change > 0 ? '+' : ''}${format.percent(change)}`,
                  before: props.print(before),
                })}
          </span>
        )}
        <span className="visually-hidden">{props.formula}</span>
      </Link>
    </Tooltip>
  );
}
