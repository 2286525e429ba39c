import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { Section } from '../../ui/sheet.tsx';
import { SurveyChip } from './survey-words.tsx';
import styles from './surveys.module.css';

/** The newest survey of a client, leading to all of theirs; nothing where there is none. */
export function ClientSurvey({ clientUid }: { readonly clientUid: Uid }) {
  const { t } = useWords();
  const format = useFormat();
  const { data } = useQuery(rpc.surveys.list.queryOptions({ input: { clientUid, limit: 1 } }));
  const survey = data?.rows[0];
  if (survey === undefined) return null;
  const at = survey.answeredAt ?? survey.askedAt ?? survey.createdAt;
  return (
    <Section title={t('surveys:client.title')}>
      <div className={styles['state']}>
        <SurveyChip survey={survey} />
        {survey.comment === '' ? null : <p className={styles['words']}>{survey.comment}</p>}
        <p className={styles['quiet']}>
          {survey.serviceTitle} · {format.date(localDate(at.slice(0, 10)))} ·{' '}
          <Link to={`/satisfaction?client=${clientUid}`}>{t('surveys:client.all')}</Link>
        </p>
      </div>
    </Section>
  );
}
