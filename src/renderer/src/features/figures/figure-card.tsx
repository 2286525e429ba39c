import { Tooltip } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Cents } from '#shared/kernel/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { changeInPercent } from './change.ts';
import styles from './figures.module.css';

/** One figure: its number, how it changed, a link to its rows, and its formula one hover away. */
export function FigureCard(props: {
  readonly label: string;
  readonly amount: Cents;
  /** The same figure in the period before; absent for what is open today. */
  readonly before?: Cents;
  /** Said where there is no period before. */
  readonly hint?: string;
  readonly formula: string;
  readonly to: string;
  readonly tone?: 'bad';
}) {
  const { t } = useWords();
  const format = useFormat();
  const change = props.before === undefined ? null : changeInPercent(props.amount, props.before);
  const Arrow =
    change === null || change === 0 ? IconArrowRight : change > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <Tooltip multiline w={280} label={props.formula} events={{ hover: true, focus: true, touch: false }}>
      <Link to={props.to} className={styles['card'] ?? ''} data-tone={props.tone}>
        <span className={styles['label']}>{props.label}</span>
        <span className={styles['value']}>{format.money(props.amount)}</span>
        {props.before === undefined ? (
          <span className={styles['change']}>{props.hint}</span>
        ) : (
          <span className={styles['change']}>
            <Arrow size={14} aria-hidden />
            {change === null
              ? t('figures:noBefore')
              : t('figures:change', {
                  change: `${change > 0 ? '+' : ''}${format.percent(change)}`,
                  before: format.money(props.before),
                })}
          </span>
        )}
        <span className="visually-hidden">{props.formula}</span>
      </Link>
    </Tooltip>
  );
}
