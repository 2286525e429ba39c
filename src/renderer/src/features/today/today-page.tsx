import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { useDayWords } from '../calendar/calendar-words.ts';
import { MonthCards } from './month-cards.tsx';
import { MyDay } from './my-day.tsx';
import styles from './today.module.css';
import { useDoneHere } from './use-done-here.ts';
import { WaitingList } from './waiting.tsx';

/** Aujourd'hui: my day in order, what waits and can be done from here, four figures. Not a wall of charts. */
export function TodayPage() {
  const { t } = useWords();
  const day = useDayWords();
  const { data, error } = useQuery(rpc.today.get.queryOptions({ input: {}, refetchInterval: 60_000 }));
  const acts = useDoneHere();
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
            <div className={styles['columns']}>
              {data.agenda === null ? null : (
                <MyDay
                  agenda={data.agenda}
                  onClose={(appointment) => {
                    void acts.close(appointment);
                  }}
                />
              )}
              <WaitingList answer={data} acts={acts} />
            </div>
            {data.figures === null ? null : <MonthCards figures={data.figures} day={data.day} />}
          </>
        )}
      </div>
    </Page>
  );
}
