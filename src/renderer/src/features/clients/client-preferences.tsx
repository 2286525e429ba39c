import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CONSENT_PURPOSES } from '#shared/contract/client-views.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Facts, Section } from '../../ui/sheet.tsx';
import styles from './client-sheet.module.css';
import type { ClientView } from './client-answers.ts';

/** How the client wishes to be reached and what they agreed to. */
export function ClientPreferences({ client }: { readonly client: ClientView }) {
  const { t } = useWords();
  const format = useFormat();
  const { preferences } = client;
  const answers = CONSENT_PURPOSES.flatMap((purpose) => {
    const answer = preferences.consents.findLast((one) => one.purpose === purpose);
    return answer === undefined ? [] : [answer];
  });
  const rows: (readonly [string, ReactNode])[] = [
    [t('clients:reach.channel'), t(`clients:reach.channels.${preferences.channel}`)],
    [t('clients:reach.language'), t(`clients:reach.languages.${preferences.language}`)],
  ];
  if (preferences.quietFrom !== '')
    rows.push([
      t('clients:reach.quiet'),
      t('clients:reach.quietSpan', { from: preferences.quietFrom, to: preferences.quietTo }),
    ]);
  const consents =
    answers.length === 0 ? (
      t('clients:reach.noConsent')
    ) : (
      <ul className={styles['consents']}>
        {answers.map((answer) => {
          const purpose = t(`clients:reach.purposes.${answer.purpose}`);
          const date = format.date(answer.at);
          const word = answer.granted ? t('clients:reach.granted') : t('clients:reach.refused');
          return (
            <li key={answer.purpose}>
              {answer.granted ? (
                <IconCheck size={16} className={styles['yes']} aria-hidden />
              ) : (
                <IconX size={16} className={styles['no']} aria-hidden />
              )}
              <span className="visually-hidden">{word}</span>
              <span>
                {answer.source === ''
                  ? t('clients:reach.consentLine', { purpose, date })
                  : t('clients:reach.consentSource', { purpose, date, source: answer.source })}
              </span>
            </li>
          );
        })}
      </ul>
    );
  rows.push([t('clients:reach.consents'), consents]);
  return (
    <Section title={t('clients:reach.title')}>
      <Facts rows={rows} />
    </Section>
  );
}
