import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { cents } from '#shared/kernel/money.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { changeInPercent } from '../figures/change.ts';
import { Sparkline } from './sparkline.tsx';
import type { TodayAnswer } from './today-answer.ts';
import styles from './today.module.css';

type Figures = NonNullable<TodayAnswer['figures']>;

/** Four figures of the month so far, each a link to its rows, with its change and a year of points. */
export function MonthCards({ figures, day }: { readonly figures: Figures; readonly day: LocalDate }) {
  const { t } = useWords();
  const format = useFormat();
  const money = (value: number): string => format.money(cents(value));
  const count = (value: number): string => format.count(value);
  const days = `from=${figures.from}&to=${day}`;
  const spoken = (points: readonly number[], print: (value: number) => string): string =>
    points
      .map((value, index) => `${format.month(figures.months[index] ?? '', true)} ${print(value)}`)
      .join(', ');

  const change = (trend: Figures['invoiced'], print: (value: number) => string) => {
    const percent = changeInPercent(cents(trend.now), cents(trend.before));
    const Arrow =
      percent === null || percent === 0
        ? IconArrowRight
        : percent > 0
          ? IconArrowUpRight
          : IconArrowDownRight;
    return (
      <span className={styles['change']}>
        <Arrow size={14} aria-hidden />
        {percent === null
          ? t('today:noBefore')
          : t('today:change', {
              change: `${percent > 0 ? '+' : ''}${format.percent(percent)}`,
              before: print(trend.before),
            })}
      </span>
    );
  };
  const card = (
    name: 'invoiced' | 'received' | 'done',
    trend: Figures['invoiced'],
    print: (value: number) => string,
    to: string,
  ) => (
    <div className={styles['card']}>
      <Link to={to} className={styles['figure'] ?? ''}>
        <span className={styles['label']}>{t(`today:figure.${name}`)}</span>{' '}
        <span className={styles['value']}>{print(trend.now)}</span>
      </Link>
      {change(trend, print)}
      <Sparkline points={trend.points} label={t('today:spark', { points: spoken(trend.points, print) })} />
    </div>
  );
  return (
    <section aria-labelledby="month-title">
      <div className={styles['cardsHead']}>
        <h2 id="month-title" className={styles['title']}>
          {t('today:figures')}
        </h2>
        <p className={styles['quiet']}>{t(figures.reach === 'all' ? 'today:company' : 'today:own')}</p>
      </div>
      <div className={styles['cards']}>
        {card('invoiced', figures.invoiced, money, `/invoices?${days}`)}
        {card('received', figures.received, money, `/payments?${days}`)}
        <div className={styles['card']}>
          <Link to="/invoices?state=overdue" className={styles['figure'] ?? ''}>
            <span className={styles['label']}>{t('today:figure.overdue')}</span>{' '}
            <span className={styles['value']} data-bad={figures.overdue.now > 0 || undefined}>
              {money(figures.overdue.now)}
            </span>
          </Link>
          <span className={styles['change']}>{t('today:overdueHint')}</span>
          <Sparkline
            points={figures.overdue.points}
            label={t('today:sparkOverdue', { points: spoken(figures.overdue.points, money) })}
          />
        </div>
        {figures.done === null ? null : card('done', figures.done, count, `/services?view=done&${days}`)}
      </div>
    </section>
  );
}
