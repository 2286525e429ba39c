import { useFormat, useLanguage } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Placement } from './placement.ts';
import type { Placed } from './placed.ts';

type Hours = Pick<Placement, 'plannedFrom' | 'plannedTo'>;

/** `09:00 – 10:30`, `09:00`, or nothing. */
export const hoursText = ({ plannedFrom, plannedTo }: Hours): string =>
  plannedFrom === '' ? '' : plannedTo === '' ? plannedFrom : `${plannedFrom} – ${plannedTo}`;

/** Day and hours in words: `mar. 24 nov., 09:00 – 10:30`; without a day, that it waits. */
export function useWhen(): (place: Pick<Placement, 'plannedOn'> & Hours) => string {
  const { t } = useWords();
  const format = useFormat();
  return (place) => {
    if (place.plannedOn === null) return t('calendar:unplanned');
    return [format.shortDate(place.plannedOn), hoursText(place)].filter((part) => part !== '').join(', ');
  };
}

/**
 * Everything about an appointment in one sentence, for those who do not see its colour and place.
 *
 * It holds the written text in its order (WCAG 2.5.3); where only the start is written, the end comes last.
 */
export function usePlacedLabel(): (placed: Placed, writesEnd: boolean) => string {
  const { t } = useWords();
  const when = useWhen();
  return ({ appointment, place }, writesEnd) =>
    [
      when(writesEnd ? place : { ...place, plannedTo: '' }),
      appointment.clientName,
      appointment.title,
      appointment.technicianName ?? t('calendar:nobody'),
      appointment.address.city,
      t(`services:status.${appointment.status}`),
      appointment.overlaps ? t('calendar:clash') : '',
      writesEnd || place.plannedTo === '' ? '' : t('calendar:until', { hour: place.plannedTo }),
    ]
      .filter((part) => part !== '')
      .join(', ');
}

/** Names of days and pages in the screen's language. */
export function useDayWords() {
  const language = useLanguage();
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const print = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: LocalDate): string => format.format(new Date(`${day}T00:00:00Z`));
  };
  return {
    /** `mardi 24 novembre 2026`. */
    long: print({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** `mar.` */
    weekday: print({ weekday: 'short' }),
    /** `novembre 2026`. */
    month: print({ month: 'long', year: 'numeric' }),
    /** `24 nov.` */
    dayAndMonth: print({ day: 'numeric', month: 'short' }),
  };
}
