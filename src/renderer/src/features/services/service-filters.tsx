import { useQuery } from '@tanstack/react-query';
import { SERVICE_TYPES } from '#shared/contract/services.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { FilterSelect } from '../../ui/filter-bar.tsx';
import { ListFilters } from '../../ui/list-filters.tsx';
import type { Filters } from '../../ui/use-filters.ts';
import { ClientFilter } from './client-filter.tsx';
import { useTypeChoices } from './service-words.tsx';

/** Filters of the list of services; the view tabs hold the state. */
export function ServiceFilters({ filters }: { readonly filters: Filters }) {
  const { t } = useWords();
  const types = useTypeChoices();
  const { data: names } = useQuery(rpc.users.names.queryOptions({ input: {} }));
  return (
    <ListFilters
      filters={filters}
      textLabel={t('services:filter.text')}
      periodLabel={t('services:filter.period')}
    >
      <FilterSelect
        label={t('services:filter.type')}
        value={filters.oneOf('type', SERVICE_TYPES)}
        choices={types}
        onChange={(type) => {
          filters.change({ type });
        }}
      />
      <FilterSelect
        label={t('services:filter.technician')}
        value={filters.read('technician')}
        choices={(names?.users ?? []).map((user) => ({ value: user.uid as string, label: user.name }))}
        onChange={(technician) => {
          filters.change({ technician });
        }}
      />
      <ClientFilter filters={filters} />
    </ListFilters>
  );
}
