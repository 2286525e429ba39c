import { useEffect, useState } from 'react';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { dayOf } from '../../i18n/format.ts';

/** The wall clock where the person is. */
export interface Now {
  readonly day: LocalDate;
  readonly minutes: number;
}

const read = (): Now => {
  const moment = new Date();
  return { day: dayOf(moment), minutes: moment.getHours() * 60 + moment.getMinutes() };
};

/** The present minute, for the line that marks it; drawn again only when it has changed. */
export function useNow(): Now {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow((before) => {
        const next = read();
        return next.minutes === before.minutes && next.day === before.day ? before : next;
      });
    }, 5000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
