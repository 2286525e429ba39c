import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { clash } from '#shared/domain/services/overlap.ts';
import { spanOf } from '#shared/domain/services/planned-hours.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { hoursText } from '../calendar/calendar-words.ts';
import styles from './services.module.css';

/** What is asked of the technician at the same time, as the words name it. */
export interface OtherAppointment {
  readonly clientName: string;
  readonly plannedFrom: string;
  readonly plannedTo: string;
}

/** `Mairie de Bron, 09:00 – 10:30 ; Garage Ferreira, 10:00 – 11:00`. */
export function useOthersText(): (others: readonly OtherAppointment[]) => string {
  const { t } = useWords();
  return (others) =>
    // Never asked without any.
    others
      .map((other) => t('services:clash.one', { client: other.clientName, hours: hoursText(other) }))
      .reduce((first, second) => t('services:clash.two', { first, second }));
}

/** Tells, while day, hours and technician are typed, whom else the technician is to see then; never refuses. */
export function ClashNote(props: {
  /** The service itself, which clashes with nothing; absent for a new one. */
  readonly uid?: string | undefined;
  readonly plannedOn: LocalDate | null;
  readonly plannedFrom: string;
  readonly plannedTo: string;
  readonly technician: { readonly uid: string; readonly name: string } | null;
}) {
  const { t } = useWords();
  const othersText = useOthersText();
  const { plannedOn, technician } = props;
  const isAsked = plannedOn !== null && technician !== null && spanOf(props) !== null;
  const { data } = useQuery(
    rpc.services.calendar.queryOptions({
      input: {
        from: plannedOn ?? '',
        to: plannedOn ?? '',
        technicianUids: technician === null ? [] : [technician.uid],
      },
      enabled: isAsked,
    }),
  );
  if (!isAsked || data === undefined) return null;
  const wanted = { ...props, plannedOn, uid: (props.uid ?? '') as Uid, technicianUid: technician.uid as Uid };
  const others = data.appointments.filter(
    (one) =>
      one.status !== 'done' &&
      one.plannedOn !== null &&
      clash(wanted, { ...one, plannedOn: one.plannedOn, uid: one.uid, technicianUid: one.technicianUid }),
  );
  return (
    <div role="status" className={styles['clashPlace']}>
      {others.length === 0 ? null : (
        <p className={styles['clash']}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            {t('services:clash.before', { technician: technician.name, names: othersText(others) })}
          </span>
        </p>
      )}
    </div>
  );
}
