import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { Link } from 'react-router';
import { isMovable } from '#shared/domain/services/move.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMay } from '../../session/use-session.ts';
import { PhoneLink } from '../../ui/contact-links.tsx';
import { hoursText } from '../calendar/calendar-words.ts';
import type { Appointment } from '../calendar/placement.ts';
import { addressLine, mapAddress } from '../calendar/route-to.ts';
import { displayPhone } from '../clients/display-phone.ts';
import { ServiceStatusChip } from '../services/service-words.tsx';
import type { TodayAnswer } from './today-answer.ts';
import styles from './today.module.css';

/** My appointments of the day in order: hour, client, work, where, and the number to call. */
export function MyDay(props: {
  readonly agenda: NonNullable<TodayAnswer['agenda']>;
  readonly onClose: (appointment: Appointment) => void;
}) {
  const { t } = useWords();
  const mayWrite = useMay('services.write');
  const { mine, others } = props.agenda;
  return (
    <section aria-labelledby="my-day" className={styles['block']} data-quiet={mine.length === 0 || undefined}>
      <h2 id="my-day" className={styles['title']}>
        {t('today:agenda')}
      </h2>
      {mine.length === 0 ? <p className={styles['help']}>{t('today:agendaEmpty')}</p> : null}
      {mine.length === 0 ? null : (
        <ol className={styles['rows']}>
          {mine.map((appointment) => {
            const address = addressLine(appointment.address);
            return (
              <li key={appointment.uid} className={styles['appointment']}>
                <span className={styles['hour']}>{hoursText(appointment) || t('today:allDay')}</span>
                <div className={styles['what']}>
                  <Link to={`/clients/${appointment.clientUid}`} className={styles['strong'] ?? ''}>
                    {appointment.clientName}
                  </Link>
                  <Link to={`/calendar/${appointment.uid}`}>{appointment.title}</Link>
                  {appointment.overlaps ? (
                    <span className={styles['clash']}>{t('calendar:clash')}</span>
                  ) : null}
                  {address === '' ? null : (
                    <a href={mapAddress(address)} target="_blank" rel="noreferrer" className={styles['way']}>
                      <IconMapPin size={14} aria-hidden />
                      <span className="visually-hidden">{t('today:way', { address: '' })}</span>
                      {address}
                    </a>
                  )}
                  {appointment.phone === '' ? null : <PhoneLink value={displayPhone(appointment.phone)} />}
                </div>
                <div className={styles['act']}>
                  <ServiceStatusChip status={appointment.status} />
                  {mayWrite && isMovable({ status: appointment.status, invoiced: appointment.isInvoiced }) ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('today:doneNamed', {
                        title: appointment.title,
                        client: appointment.clientName,
                      })}
                      onClick={() => {
                        props.onClose(appointment);
                      }}
                    >
                      {t('today:done')}
                    </Button>
                  ) : null}
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <p className={styles['foot']}>
        {others === 0 ? null : <span>{t('today:others', { count: others })}</span>}
        <Link to="/calendar?view=day">{t('today:openAgenda')}</Link>
      </p>
    </section>
  );
}
