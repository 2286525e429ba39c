import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { Section } from '../../ui/sheet.tsx';
import { SurveyChip } from './survey-words.tsx';
import styles from './surveys.module.css';

/** What the client said of a finished service, and handing the machine over to ask. */
export function ServiceSurvey({ serviceUid }: { readonly serviceUid: Uid }) {
  const { t } = useWords();
  const format = useFormat();
  const mayAsk = useMay('surveys.ask');
  const [isHanding, setHanding] = useState(false);
  const { data } = useQuery(rpc.surveys.list.queryOptions({ input: { serviceUid, limit: 1 } }));
  if (data === undefined) return null;
  const survey = data.rows[0];
  const canBeAsked = mayAsk && (survey === undefined || survey.answeredAt === null);
  return (
    <Section title={t('surveys:sheet.title')}>
      <div className={styles['state']}>
        {survey === undefined ? (
          <p className={styles['quiet']}>{t('surveys:sheet.none')}</p>
        ) : (
          <>
            <SurveyChip survey={survey} />
            {survey.comment === '' ? null : <p className={styles['words']}>{survey.comment}</p>}
            {survey.answeredAt === null || survey.answeredBy === null ? (
              survey.messageState === null || survey.answeredAt !== null ? null : (
                <p className={styles['quiet']}>{t(`surveys:sheet.messageState.${survey.messageState}`)}</p>
              )
            ) : (
              <p className={styles['quiet']}>
                {t('surveys:sheet.answeredOn', {
                  way: t(`surveys:way.${survey.answeredBy}`),
                  date: format.date(localDate(survey.answeredAt.slice(0, 10))),
                })}
              </p>
            )}
          </>
        )}
        {canBeAsked ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMoodSmile size={15} aria-hidden />}
            onClick={() => {
              setHanding(true);
            }}
          >
            {t('surveys:sheet.hand')}
          </Button>
        ) : null}
      </div>
      <ConfirmSheet
        opened={isHanding}
        onClose={() => {
          setHanding(false);
        }}
        title={t('surveys:sheet.handTitle')}
        actionLabel={t('surveys:sheet.hand')}
        onConfirm={async () => {
          await client.surveys.handOver({ serviceUid });
          // From now on the core answers this seat with the survey alone.
          await queryClient.invalidateQueries({ queryKey: rpc.vault.session.queryKey({ input: {} }) });
        }}
      >
        <p>{t('surveys:sheet.handText')}</p>
      </ConfirmSheet>
    </Section>
  );
}
