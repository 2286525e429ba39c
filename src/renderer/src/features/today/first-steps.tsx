import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { useMay } from '../../session/use-session.ts';
import type { TodayAnswer } from './today-answer.ts';
import styles from './today.module.css';

/** What a new company, or a new colleague, does first: only the steps that the person may do, until all are done. */
export function FirstSteps({ begun }: { readonly begun: TodayAnswer['begun'] }) {
  const { t } = useWords();
  const mayImport = useMay('clients.import');
  const mayComplete = useMay('organisation.manage');
  const steps = [
    {
      name: 'client',
      to: '/clients?form=new',
      may: useMay('clients.create'),
      more: mayImport ? { to: '/imports', text: t('today:start.import') } : null,
    },
    { name: 'service', to: '/services?form=new', may: useMay('services.write'), more: null },
    {
      name: 'invoice',
      to: '/invoices/new',
      may: useMay('invoices.issue'),
      more: mayComplete ? { to: '/settings/company', text: t('today:start.company') } : null,
    },
  ] as const;
  const mine = steps.filter(({ may }) => may);
  const next = mine.find(({ name }) => !begun[name]);
  if (next === undefined) return null;
  return (
    <section aria-labelledby="first-steps" className={styles['block']}>
      <h2 id="first-steps" className={styles['title']}>
        {t('today:start.title')}
      </h2>
      <p className={styles['help']}>{t('today:start.help')}</p>
      <ol className={styles['rows']}>
        {mine.map(({ name, to, more }) => {
          const isDone = begun[name];
          return (
            <li key={name} className={styles['step']} data-done={isDone || undefined}>
              {isDone ? (
                <IconCircleCheck size={20} stroke={1.7} aria-hidden />
              ) : (
                <IconCircleDashed size={20} stroke={1.7} aria-hidden />
              )}
              <div className={styles['what']}>
                <span className={styles['strong']}>
                  {t(`today:start.${name}.title`)}
                  {isDone ? <span className={styles['quiet']}> · {t('today:start.done')}</span> : null}
                </span>
                {isDone ? null : <span className={styles['quiet']}>{t(`today:start.${name}.text`)}</span>}
              </div>
              {isDone ? null : (
                <div className={styles['stepActs']}>
                  {more === null ? null : (
                    <Button component={Link} to={more.to} size="xs" variant="subtle">
                      {more.text}
                    </Button>
                  )}
                  <Button
                    component={Link}
                    to={to}
                    size="xs"
                    variant={name === next.name ? 'filled' : 'default'}
                  >
                    {t(`today:start.${name}.act`)}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
