import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { useDayWords } from '../calendar/calendar-words.ts';
import { FirstSteps } from './first-steps.tsx';
import { MonthCards } from './month-cards.tsx';
import { MyDay } from './my-day.tsx';
import styles from './today.module.css';
import { useDoneHere } from './use-done-here.ts';
import { countWaiting, WaitingList } from './waiting.tsx';

/** Aujourd'hui: four figures, my day in order, what waits and can be done from here. Not a wall of charts. */
export function TodayPage() {
  const { t } = useWords();
  const day = useDayWords();
  const { data, error } = useQuery(rpc.today.get.queryOptions({ input: {}, refetchInterval: 60_000 }));
  const acts = useDoneHere();
  // A quiet day leaves its room to what waits, and the other way round.
  const hasDay = (data?.agenda?.mine.length ?? 0) > 0;
  const waits = data !== undefined && countWaiting(data) > 0;
  return (
    <Page title={t('nav.today')}>
      <div className={styles['page']}>
        <ErrorAlert error={error ?? acts.failure} />
        {data === undefined ? (
          error === null ? (
            <Loader role="status" size="sm" aria-label={t('table.loading')} />
          ) : null
        ) : (
          <>
            <p className={styles['date']}>{day.long(data.day)}</p>
            {data.figures === null || !data.begun.client ? null : (
              <MonthCards figures={data.figures} day={data.day} />
            )}
            <FirstSteps begun={data.begun} />
            <div className={styles['columns']} data-beside={hasDay && waits ? true : undefined}>
              {data.agenda === null ? null : (
                <MyDay
                  agenda={data.agenda}
                  onClose={(appointment) => {
                    void acts.close(appointment);
                  }}
                />
              )}
              {waits || data.begun.client ? <WaitingList answer={data} acts={acts} isWide={!hasDay} /> : null}
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
