import { Button, Radio, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { LONGEST_COMMENT, RATINGS } from '#shared/domain/surveys/rating.ts';
import { formatOf } from '../i18n/format.ts';
import { useWords, type Words } from '../i18n/use-words.ts';
import { rpc } from '../rpc/client.ts';
import { ErrorAlert } from '../ui/error-alert.tsx';
import styles from './hand-over-screen.module.css';
import { TakeBack } from './take-back.tsx';
import type { Session } from './use-session.ts';

/**
 * What the client who holds the machine sees: one question, in the client's language, and nothing of the application.
 *
 * It stands in place of the router: addresses, the palette and shortcuts are not there. The core refuses all else.
 */
export function HandOverScreen({ session }: { readonly session: Session }) {
  const { i18n } = useWords();
  const { data, error, refetch } = useQuery(rpc.surveys.handedOver.queryOptions({ input: {} }));
  const survey = data?.survey ?? null;
  const language = survey?.language ?? 'fr';
  const t = i18n.getFixedT(language) as Words;
  useEffect(() => {
    // A toast of before would offer to undo something.
    notifications.clean();
  }, []);
  useEffect(() => {
    document.title = survey === null ? 'Carnet' : survey.companyName;
  }, [survey]);
  return (
    <div className={styles['page']} lang={language}>
      <main className={styles['main']}>
        <ErrorAlert
          error={error}
          onRetry={() => {
            void refetch();
          }}
        />
        {survey === null ? null : (
          <>
            <p className={styles['company']}>{survey.companyName}</p>
            {survey.step === 'asked' ? (
              <Question survey={survey} t={t} />
            ) : (
              <Thanks step={survey.step} t={t} />
            )}
          </>
        )}
      </main>
      <footer className={styles['foot']}>
        <TakeBack session={session} t={t} />
      </footer>
    </div>
  );
}

interface Asked {
  readonly language: 'fr' | 'en';
  readonly serviceTitle: string;
  readonly performedOn: Parameters<ReturnType<typeof formatOf>['date']>[0] | null;
}

function Question({ survey, t }: { readonly survey: Asked; readonly t: Words }) {
  const [rating, setRating] = useState('');
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const choices = useRef<HTMLDivElement>(null);
  const answer = useMutation(rpc.surveys.answerHere.mutationOptions());
  const decline = useMutation(rpc.surveys.declineHere.mutationOptions());
  const isBusy = answer.isPending || decline.isPending;
  const format = formatOf(survey.language);
  useEffect(() => {
    choices.current?.querySelector('input')?.focus();
  }, []);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    setMissing(rating === '');
    if (rating === '') choices.current?.querySelector('input')?.focus();
    else answer.mutate({ rating: Number(rating), comment });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <h1 className={styles['question']}>{t('surveys:here.question')}</h1>
      <p className={styles['about']}>
        {survey.performedOn === null
          ? survey.serviceTitle
          : t('surveys:here.about', {
              service: survey.serviceTitle,
              date: format.date(survey.performedOn),
            })}
      </p>
      <Radio.Group
        aria-label={t('surveys:here.question')}
        value={rating}
        error={isMissing ? t('surveys:here.choose') : undefined}
        onChange={(value) => {
          setRating(value);
          setMissing(false);
        }}
      >
        <div ref={choices} className={styles['choices']}>
          {RATINGS.toReversed().map((one) => (
            <label key={one} className={styles['choice']} data-chosen={rating === String(one) || undefined}>
              <Radio
                value={String(one)}
                size="md"
                aria-label={`${String(one)} – ${t(`surveys:choice.${one}`)}`}
              />
              <span className={styles['number']} aria-hidden>
                {one}
              </span>
              <span>{t(`surveys:choice.${one}`)}</span>
            </label>
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('surveys:here.comment')}
        size="md"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={LONGEST_COMMENT}
        value={comment}
        onChange={(event) => {
          setComment(event.currentTarget.value);
        }}
      />
      <ErrorAlert error={answer.error ?? decline.error} />
      <div className={styles['acts']}>
        <Button type="submit" size="lg" loading={answer.isPending}>
          {t('surveys:here.send')}
        </Button>
        <Button
          type="button"
          size="lg"
          variant="default"
          disabled={isBusy}
          onClick={() => {
            decline.mutate({});
          }}
        >
          {t('surveys:here.decline')}
        </Button>
      </div>
    </form>
  );
}

function Thanks({ step, t }: { readonly step: 'answered' | 'declined'; readonly t: Words }) {
  return (
    <div className={styles['thanks']} role="status">
      <h1 className={styles['question']}>
        {t(step === 'answered' ? 'surveys:here.thanks' : 'surveys:here.declined')}
      </h1>
      {step === 'answered' ? <p className={styles['about']}>{t('surveys:here.giveBack')}</p> : null}
    </div>
  );
}
