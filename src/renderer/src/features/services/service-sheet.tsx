import { Button, Menu, ActionIcon, Loader } from '@mantine/core';
import {
  IconBan,
  IconCheck,
  IconDots,
  IconFileInvoice,
  IconPencil,
  IconPlayerPlay,
  IconRotate,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { nextServiceStatuses } from '#shared/domain/services/service.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { ConfirmSheet } from '../../ui/confirm-sheet.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Facts, Section, Sheet } from '../../ui/sheet.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { ServiceSurvey } from '../surveys/service-survey.tsx';
import cells from '../../ui/list-cells.module.css';
import { ServiceForm } from './service-form.tsx';
import { valuesOf } from './service-values.ts';
import { ServiceStatusChip, usePrice, useQuantity, type ServiceStatus } from './service-words.tsx';
import styles from './services.module.css';
import { useStatusChange } from './use-status-change.ts';

const icons: Readonly<Record<ServiceStatus, typeof IconCheck>> = {
  planned: IconRotate,
  'in-progress': IconPlayerPlay,
  done: IconCheck,
  cancelled: IconBan,
};

/** What leads on is the step that people take most; going back and calling off come after. */
const leads = (from: ServiceStatus, to: ServiceStatus): boolean =>
  (from === 'planned' && to === 'in-progress') || (from === 'in-progress' && to === 'done');

/** One service beside its list. */
export function ServiceSheet() {
  const { t } = useWords();
  const format = useFormat();
  const price = usePrice();
  const quantity = useQuantity();
  const navigate = useNavigate();
  const filters = useFilters();
  const { uid = '' } = useParams();
  const { data, error } = useQuery(rpc.services.get.queryOptions({ input: { uid } }));
  const { change, failure, isBusy } = useStatusChange();
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(undefined);
  const mayWrite = useMay('services.write');
  const mayDelete = useMay('services.delete');
  const mayDraft = useMay('invoices.draft');
  const maySurveys = useMay('surveys.read');
  const isFree = data !== undefined && data.invoiceUid === null;
  useShortcut({
    keys: 'E',
    label: t('shortcuts.edit'),
    isEnabled: mayWrite && isFree,
    run: () => {
      setEditing(true);
    },
  });
  const backTo = `/services${filters.search}`;
  if (data === undefined)
    return (
      <Sheet title="" backTo={backTo}>
        {error === null ? (
          <Loader role="status" size="sm" aria-label={t('table.loading')} />
        ) : (
          <ErrorAlert error={error} />
        )}
      </Sheet>
    );

  const invoice = async (): Promise<void> => {
    try {
      const draft = await client.invoices.draftFromServices({ serviceUids: [uid] });
      await queryClient.invalidateQueries();
      await navigate(`/invoices/${draft.uid}`);
    } catch (caught) {
      setRefusal(caught);
    }
  };
  const steps = mayWrite ? nextServiceStatuses(data.status, !isFree) : [];
  const hours =
    data.plannedFrom === ''
      ? ''
      : data.plannedTo === ''
        ? data.plannedFrom
        : `${data.plannedFrom} – ${data.plannedTo}`;
  const day = (value: typeof data.plannedOn): string => (value === null ? '' : format.date(value));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('services:field.client'),
      <Link key="client" to={`/clients/${data.clientUid}`}>
        {data.clientName}
      </Link>,
    ],
    [t('services:field.type'), t(`services:type.${data.serviceType}`)],
    [t('services:field.technician'), data.technicianName ?? ''],
    [t('services:field.plannedOn'), [day(data.plannedOn), hours].filter((part) => part !== '').join(', ')],
    [t('services:field.performedOn'), day(data.performedOn)],
    [
      t('services:field.invoice'),
      data.invoiceUid === null ? (
        ''
      ) : (
        <Link key="invoice" to={`/invoices/${data.invoiceUid}`}>
          {data.invoiceNumber ?? t('services:onDraft')}
        </Link>
      ),
    ],
  ];
  return (
    <Sheet
      title={data.title}
      subtitle={<ServiceStatusChip status={data.status} />}
      backTo={backTo}
      actions={
        <>
          {steps.map((to) => {
            const Mark = icons[to];
            return (
              <Button
                key={to}
                size="xs"
                variant={leads(data.status, to) ? 'filled' : 'default'}
                disabled={isBusy}
                leftSection={<Mark size={15} aria-hidden />}
                onClick={() => {
                  void change(data, to);
                }}
              >
                {to === 'in-progress' && data.status === 'done'
                  ? t('services:do.reopen')
                  : to === 'planned'
                    ? t(data.status === 'cancelled' ? 'services:do.reopen' : 'services:do.planned')
                    : t(`services:do.${to}`)}
              </Button>
            );
          })}
          {mayDraft && isFree && data.status === 'done' ? (
            <Button
              size="xs"
              leftSection={<IconFileInvoice size={15} aria-hidden />}
              onClick={() => {
                void invoice();
              }}
            >
              {t('services:invoice.action')}
            </Button>
          ) : null}
          {isFree && (mayWrite || mayDelete) ? (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('action.more')}>
                  <IconDots size={18} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mayWrite ? (
                  <Menu.Item
                    leftSection={<IconPencil size={16} aria-hidden />}
                    rightSection={<kbd className={cells['small']}>E</kbd>}
                    onClick={() => {
                      setEditing(true);
                    }}
                  >
                    {t('action.edit')}
                  </Menu.Item>
                ) : null}
                {mayDelete ? (
                  <Menu.Item
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => {
                      setDeleting(true);
                    }}
                  >
                    {t('action.delete')}
                  </Menu.Item>
                ) : null}
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </>
      }
    >
      <ErrorAlert error={failure ?? refusal} />
      <Facts rows={facts.filter(([, value]) => value !== '')} />
      <Section title={t('services:priceTitle')}>
        <p className={styles['sum']}>
          <span className={styles['quiet']}>
            {quantity(data.quantity, data.unit)} × {price(data.unitPrice)} ·{' '}
            {data.vatCategory === 'S'
              ? t('services:vatAt', { rate: format.percent(Number(data.vatRate)) })
              : t(`services:vat.${data.vatCategory}`)}
          </span>
          <strong>{t('services:netOf', { amount: format.money(data.net) })}</strong>
        </p>
      </Section>
      {data.description === '' ? null : (
        <Section title={t('services:field.description')}>
          <p className={styles['text']}>{data.description}</p>
        </Section>
      )}
      {maySurveys && data.status === 'done' ? <ServiceSurvey serviceUid={data.uid} /> : null}
      {isEditing ? (
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
      <ConfirmSheet
        opened={isDeleting}
        onClose={() => {
          setDeleting(false);
        }}
        title={t('services:remove.title')}
        actionLabel={t('services:remove.action')}
        isDangerous
        onConfirm={async () => {
          await client.services.delete({ uid });
          await navigate(backTo);
          await queryClient.invalidateQueries();
        }}
      >
        <p>{t('services:remove.text', { title: data.title, client: data.clientName })}</p>
      </ConfirmSheet>
    </Sheet>
  );
}
