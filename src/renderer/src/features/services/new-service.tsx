import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { ServiceForm } from './service-form.tsx';
import { useNewService } from './use-new-service.ts';

/** The form of a new service; a typed day of the work makes it done at once. */
export function NewService(props: {
  readonly clientUid: string | undefined;
  readonly onClose: () => void;
  readonly onCreated: (uid: string) => void;
}) {
  const { t } = useWords();
  const fresh = useNewService();
  const [created, setCreated] = useState('');
  const known = useQuery(
    rpc.services.list.queryOptions({
      input: { clientUid: props.clientUid ?? '', limit: 1 },
      enabled: props.clientUid !== undefined,
    }),
  );
  if (props.clientUid !== undefined && known.isLoading) return null;
  const row = known.data?.rows[0];
  const initial =
    row === undefined || props.clientUid === undefined
      ? fresh
      : { ...fresh, client: { id: row.clientUid, label: row.clientName } };
  return (
    <ServiceForm
      id={`service:new:${props.clientUid ?? ''}`}
      title={t('services:new')}
      initial={initial}
      onClose={props.onClose}
      save={async (service) => {
        const { uid, overlaps } = await client.services.create({
          service,
          status: service.performedOn === null ? 'planned' : 'done',
        });
        await queryClient.invalidateQueries();
        setCreated(uid);
        props.onCreated(uid);
        return { overlaps };
      }}
      onSaved={() => {
        if (created !== '') props.onCreated(created);
      }}
    />
  );
}
