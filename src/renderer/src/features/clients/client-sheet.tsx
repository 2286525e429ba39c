import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { DraftOffer } from '../../ui/draft-offer.tsx';
import { Section, Sheet } from '../../ui/sheet.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { ClientContracts } from '../contracts/client-contracts.tsx';
import { ClientActions } from './client-actions.tsx';
import { useClientAddress } from './client-address.ts';
import { ClientReminders } from '../reminders/client-reminders.tsx';
import { ClientContacts } from './client-contacts.tsx';
import { ClientFacts } from './client-facts.tsx';
import { ClientFigures } from './client-figures.tsx';
import { ClientPreferences } from './client-preferences.tsx';
import styles from './client-sheet.module.css';
import { ClientSurvey } from '../surveys/client-survey.tsx';
import { ClientTimeline } from './client-timeline.tsx';
import { ClientWarnings } from './client-warnings.tsx';
import type { ClientView } from './client-answers.ts';
import { PlanService } from './plan-service.tsx';
import { EditClientForm } from './edit-client-form.tsx';

/** The sheet of the client in the address. */
export function ClientSheet() {
  const { t } = useWords();
  const { uid = '' } = useParams();
  const { list } = useClientAddress();
  const { data, error, refetch } = useQuery(rpc.clients.get.queryOptions({ input: { uid } }));
  // N pressed while the sheet is on its way is meant for it, not for the list behind.
  const [writesTo, setWritesTo] = useState<string | null>(null);
  useShortcut({
    keys: 'N',
    label: t('interactions:write'),
    isEnabled: data === undefined,
    run: () => {
      setWritesTo(uid);
    },
  });
  if (data !== undefined) return <LoadedSheet key={uid} client={data} isWriting={writesTo === uid} />;
  return (
    <Sheet title={t('clients:title')} backTo={list}>
      {error === null ? (
        <Loader role="status" size="sm" aria-label={t('table.loading')} />
      ) : (
        <ErrorAlert
          error={error}
          onRetry={() => {
            void refetch();
          }}
        />
      )}
    </Sheet>
  );
}

function LoadedSheet({ client, isWriting }: { readonly client: ClientView; readonly isWriting: boolean }) {
  const { t } = useWords();
  const { list, form, openForm, closeForm } = useClientAddress();
  const mayUpdate = useMay('clients.update');
  const mayPlan = useMay('services.write') && client.status === 'active';
  const mayFigures = useMay('invoices.read');
  const maySurveys = useMay('surveys.read');
  const company =
    client.company.localeCompare(client.name, undefined, { sensitivity: 'base' }) === 0 ? '' : client.company;
  const subtitle = [
    company,
    client.kind === 'company' ? t('clients:sheet.company') : t('clients:sheet.person'),
  ].filter((text) => text !== '');
  const isEditing = form === 'edit' && mayUpdate;
  return (
    <div className={styles['page']}>
      <Sheet
        title={client.name}
        subtitle={
          <>
            {subtitle.join(' · ')} · <span className={styles['reference']}>{client.reference}</span>
          </>
        }
        backTo={list}
        actions={
          <ClientActions
            client={client}
            onEdit={() => {
              openForm('edit');
            }}
            onPlan={() => {
              openForm('service');
            }}
          />
        }
      >
        {isEditing || !mayUpdate ? null : (
          <DraftOffer
            id={`client:${client.uid}`}
            text={t('clients:form.draftEdit')}
            onResume={() => {
              openForm('edit');
            }}
          />
        )}
        {form === 'service' || !mayPlan ? null : (
          <DraftOffer
            id={`service:new:${client.uid}`}
            text={t('clients:form.draftService')}
            onResume={() => {
              openForm('service');
            }}
          />
        )}
        <div className={styles['parts']}>
          <div className={styles['column']}>
            <ClientWarnings client={client} />
            {mayFigures ? <ClientFigures client={client} /> : null}
          </div>
          <div className={`${styles['column'] ?? ''} ${styles['aside'] ?? ''}`}>
            <ClientFacts client={client} />
            <ClientPreferences client={client} />
            <ClientReminders key={client.uid} clientUid={client.uid} />
            {maySurveys ? <ClientSurvey clientUid={client.uid} /> : null}
            {client.note === '' ? null : (
              <Section title={t('clients:sheet.note')}>
                <p className={styles['note']}>{client.note}</p>
              </Section>
            )}
          </div>
          <div className={styles['column']}>
            <ClientContacts client={client} />
            <ClientContracts client={client} />
            <ClientTimeline client={client} isWriting={isWriting} />
          </div>
        </div>
      </Sheet>
      {form === 'service' && mayPlan ? <PlanService client={client} onClose={closeForm} /> : null}
      {isEditing ? (
        <EditClientForm
          // A saved change starts the next form from the new sheet.
          key={client.uid}
          client={client}
          opened
          onClose={closeForm}
        />
      ) : null}
    </div>
  );
}
