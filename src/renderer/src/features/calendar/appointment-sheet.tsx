import { Button, Drawer } from '@mantine/core';
import { IconExternalLink, IconMapPin, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useOutletContext, useParams } from 'react-router';
import { nextServiceStatuses } from '#shared/domain/services/service.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { PhoneLink } from '../../ui/contact-links.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Facts } from '../../ui/sheet.tsx';
import { displayPhone } from '../clients/display-phone.ts';
import { ServiceForm } from '../services/service-form.tsx';
import { valuesOf } from '../services/service-values.ts';
import { ServiceStatusChip } from '../services/service-words.tsx';
import { useStatusChange } from '../services/use-status-change.ts';
import styles from './calendar.module.css';
import { useWhen } from './calendar-words.ts';
import type { Appointment } from './placement.ts';
import { addressLine, mapAddress } from './route-to.ts';

/** One appointment over the calendar: where, when, who, and what can be done now. */
export function AppointmentSheet() {
  const { t } = useWords();
  const when = useWhen();
  const navigate = useNavigate();
  const { uid = '' } = useParams();
  const { backTo, appointments } = useOutletContext<{
    readonly backTo: string;
    readonly appointments: readonly Appointment[];
  }>();
  const { data, error } = useQuery(rpc.services.get.queryOptions({ input: { uid } }));
  const { change, failure, isBusy } = useStatusChange();
  const [isEditing, setEditing] = useState(false);
  const mayWrite = useMay('services.write');
  const appointment = appointments.find((one) => one.uid === uid);
  const address = appointment === undefined ? '' : addressLine(appointment.address);
  const isFree = data?.invoiceUid === null;
  const steps = mayWrite && data !== undefined ? nextServiceStatuses(data.status, !isFree) : [];
  const facts: readonly (readonly [string, ReactNode])[] =
    data === undefined
      ? []
      : [
          [t('services:field.plannedOn'), when(data)],
          [t('services:field.technician'), data.technicianName ?? t('calendar:nobody')],
          [
            t('services:field.client'),
            <Link key="client" to={`/clients/${data.clientUid}`}>
              {data.clientName}
            </Link>,
          ],
          [
            t('calendar:address'),
            address === '' ? (
              ''
            ) : (
              <a key="address" href={mapAddress(address)} target="_blank" rel="noreferrer">
                <IconMapPin size={14} aria-hidden /> {address}
              </a>
            ),
          ],
          [
            t('calendar:phone'),
            appointment === undefined || appointment.phone === '' ? (
              ''
            ) : (
              <PhoneLink key="phone" value={displayPhone(appointment.phone)} />
            ),
          ],
          [t('services:field.description'), data.description],
        ];
  return (
    <Drawer
      opened
      size={440}
      title={data?.title ?? ''}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      onClose={() => {
        void navigate(backTo);
      }}
    >
      <div className={styles['sheet']}>
        <ErrorAlert error={error ?? failure} />
        {data === undefined ? null : (
          <>
            <div className={styles['states']}>
              <ServiceStatusChip status={data.status} />
              {appointment?.overlaps === true ? (
                <span className={styles['clash']}>{t('calendar:clash')}</span>
              ) : null}
            </div>
            <Facts rows={facts.filter(([, value]) => value !== '')} />
            <div className={styles['acts']}>
              {steps.map((to) => (
                <Button
                  key={to}
                  size="xs"
                  variant={to === 'done' ? 'filled' : 'default'}
                  disabled={isBusy}
                  onClick={() => {
                    void change(data, to);
                  }}
                >
                  {t(
                    (to === 'in-progress' && data.status === 'done') ||
                      (to === 'planned' && data.status === 'cancelled')
                      ? 'services:do.reopen'
                      : `services:do.${to}`,
                  )}
                </Button>
              ))}
              {mayWrite && isFree ? (
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPencil size={15} aria-hidden />}
                  onClick={() => {
                    setEditing(true);
                  }}
                >
                  {t('action.edit')}
                </Button>
              ) : null}
              <Button
                size="xs"
                variant="default"
                component={Link}
                to={`/services/${uid}`}
                leftSection={<IconExternalLink size={15} aria-hidden />}
              >
                {t('calendar:openService')}
              </Button>
            </div>
          </>
        )}
      </div>
      {isEditing && data !== undefined ? (
        <ServiceForm
          key={data.uid}
          id={`service:${data.uid}`}
          uid={data.uid}
          title={t('services:edit')}
          initial={valuesOf(data)}
          revision={data.revision}
          onClose={() => {
            setEditing(false);
          }}
          save={async (service, revision) => {
            const saved = await client.services.update({ uid, revision, service });
            await queryClient.invalidateQueries();
            return saved;
          }}
          onSaved={() => {
            setEditing(false);
          }}
        />
      ) : null}
    </Drawer>
  );
}
