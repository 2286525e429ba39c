import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import type { Filters } from '../../ui/use-filters.ts';

/** The client a list is limited to, named by a row of its own list; a press removes the limit. */
export function ClientFilter({ filters }: { readonly filters: Filters }) {
  const { t } = useWords();
  const uid = filters.read('client');
  // One row of either list carries the name; opening the client's sheet would be logged as a reading of it.
  const services = useQuery(
    rpc.services.list.queryOptions({
      input: { clientUid: uid ?? '', limit: 1 },
      enabled: uid !== undefined,
    }),
  );
  const invoices = useQuery(
    rpc.invoices.list.queryOptions({
      input: { clientUid: uid ?? '', limit: 1 },
      enabled: uid !== undefined && services.data?.rows.length === 0,
    }),
  );
  if (uid === undefined) return null;
  const name = services.data?.rows[0]?.clientName ?? invoices.data?.rows[0]?.clientName;
  return (
    <Button
      size="xs"
      variant="light"
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={t('services:filter.removeClient', { name: name ?? '' })}
      onClick={() => {
        filters.change({ client: null });
      }}
    >
      {name ?? t('services:filter.client')}
    </Button>
  );
}
