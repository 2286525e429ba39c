import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { cents } from '#shared/kernel/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { TodayAnswer } from './today-answer.ts';
import styles from './today.module.css';
import type { useDoneHere } from './use-done-here.ts';

/** One kind of thing that waits: how many, the first of them, and where all of them are. */
function Waiting(props: {
  readonly title: string;
  readonly count: number;
  readonly sum?: string;
  readonly to: string;
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (props.count === 0) return null;
  return (
    <section className={styles['waiting']}>
      <h3 className={styles['waitingHead']}>
        <span>
          {props.title} <span className={styles['count']}>{format.count(props.count)}</span>
        </span>
        {props.sum === undefined ? null : <span className={styles['sum']}>{props.sum}</span>}
        <Link to={props.to} className={styles['all'] ?? ''}>
          {t('today:seeAll')} <span className="visually-hidden">: {props.title}</span>
        </Link>
      </h3>
      {props.children === undefined ? null : <ul className={styles['rows']}>{props.children}</ul>}
    </section>
  );
}

function Row(props: {
  readonly to: string;
  readonly main: string;
  readonly more: string;
  readonly end?: string;
  readonly act?: { readonly text: string; readonly label: string; readonly run: () => void };
}) {
  return (
    <li className={styles['row']}>
      <div className={styles['what']}>
        <Link to={props.to} className={styles['strong'] ?? ''}>
          {props.main}
        </Link>
        <span className={styles['quiet']}>{props.more}</span>
      </div>
      {props.end === undefined ? null : <span className={styles['amount']}>{props.end}</span>}
      {props.act === undefined ? null : (
        <Button size="compact-xs" variant="default" aria-label={props.act.label} onClick={props.act.run}>
          {props.act.text}
        </Button>
      )}
    </li>
  );
}

/** How many things wait, of all kinds. */
export const countWaiting = ({ toClose, toInvoice, drafts, toSend, late, recalls }: TodayAnswer): number =>
  [toClose, toInvoice, drafts, toSend, late, recalls].reduce((sum, one) => sum + (one?.count ?? 0), 0);

/** What waits for somebody, each kind only where the role may read it. */
export function WaitingList(props: {
  readonly answer: TodayAnswer;
  readonly acts: ReturnType<typeof useDoneHere>;
  /** Alone in its row: the kinds stand in two columns. */
  readonly isWide: boolean;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { answer, acts } = props;
  const money = (value: number): string => format.money(cents(value));
  const { toClose, toInvoice, drafts, toSend, late, recalls } = answer;
  return (
    <section aria-labelledby="waits" className={styles['block']}>
      <h2 id="waits" className={styles['title']}>
        {t('today:waits')}
      </h2>
      {countWaiting(answer) === 0 ? <p className={styles['help']}>{t('today:nothing')}</p> : null}
      <div className={styles['kinds']} data-wide={props.isWide || undefined}>
        <Waiting title={t('today:recalls')} count={recalls?.count ?? 0} to="/recalls">
          {recalls?.rows.map((row) => (
            <Row
              key={row.uid}
              to={`/clients/${row.clientUid}`}
              main={row.clientName}
              more={`${row.subject === '' ? t('today:noSubject') : row.subject} · ${format.relativeDay(row.recallOn)}`}
              act={{
                text: t('today:recalled'),
                label: t('today:recalledNamed', { client: row.clientName }),
                run: () => {
                  void acts.recalled(row);
                },
              }}
            />
          ))}
        </Waiting>
        <Waiting title={t('today:toClose')} count={toClose?.count ?? 0} to="/services?view=to-close&order=up">
          {toClose?.rows.map((row) => (
            <Row
              key={row.uid}
              to={`/services/${row.uid}`}
              main={row.clientName}
              more={`${row.title} · ${t('today:planned', { when: format.relativeDay(row.plannedOn) })}`}
              act={{
                text: t('today:done'),
                label: t('today:doneNamed', { title: row.title, client: row.clientName }),
                run: () => {
                  void acts.close(row);
                },
              }}
            />
          ))}
        </Waiting>
        <Waiting
          title={t('today:late')}
          count={late?.count ?? 0}
          sum={money(late?.rest ?? 0)}
          to="/invoices?state=overdue&sort=due&order=up"
        >
          {late?.rows.map((row) => (
            <Row
              key={row.uid}
              to={`/invoices/${row.uid}`}
              main={row.clientName}
              more={`${row.number ?? ''} · ${t('today:due', { when: row.dueDate === null ? '' : format.relativeDay(row.dueDate) })}`}
              end={money(row.rest)}
            />
          ))}
        </Waiting>
        <Waiting title={t('today:toSend')} count={toSend?.count ?? 0} to="/invoices?sending=to-send&order=up">
          {toSend?.rows.map((row) => (
            <Row
              key={row.uid}
              to={`/invoices/${row.uid}`}
              main={row.clientName}
              more={`${row.number ?? ''} · ${t('today:issued', { when: row.issueDate === null ? '' : format.relativeDay(row.issueDate) })}`}
              end={money(row.gross)}
              act={{
                text: t('today:sent'),
                label: t('today:sentNamed', { number: row.number ?? '' }),
                run: () => {
                  void acts.markSent(row);
                },
              }}
            />
          ))}
        </Waiting>
        <Waiting title={t('today:drafts')} count={drafts?.count ?? 0} to="/invoices?state=draft">
          {drafts?.rows.map((row) => (
            <Row
              key={row.uid}
              to={`/invoices/${row.uid}`}
              main={row.clientName}
              more={t('today:draft')}
              end={money(row.gross)}
            />
          ))}
        </Waiting>
        <Waiting
          title={t('today:toInvoice')}
          count={toInvoice?.count ?? 0}
          sum={money(toInvoice?.net ?? 0)}
          to="/services?view=uninvoiced"
        />
      </div>
    </section>
  );
}
