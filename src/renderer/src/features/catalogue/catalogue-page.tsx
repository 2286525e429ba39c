import { Button, Switch } from '@mantine/core';
import { IconPlus, IconTag } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FilterBar, FilterText, FootGap, ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { showUndo } from '../../ui/undo-toast.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useCatalogueColumns } from './catalogue-columns.tsx';
import { CatalogueForm } from './catalogue-form.tsx';
import type { CatalogueItem } from './catalogue-picker.tsx';
import pageStyles from './catalogue.module.css';

/** The catalogue: articles that services and invoices are filled from. */
export function CataloguePage() {
  const { t } = useWords();
  const filters = useFilters();
  const mayManage = useMay('catalogue.manage');
  const [edited, setEdited] = useState<CatalogueItem | 'new' | null>(null);
  const [failure, setFailure] = useState<unknown>(undefined);
  const withArchived = filters.read('archived') === 'yes';
  const list = useQuery(
    rpc.catalogue.list.queryOptions({
      input: given({ text: filters.read('text'), includeArchived: withArchived ? true : undefined }),
      placeholderData: keepPreviousData,
    }),
  );
  useShortcut({
    keys: 'N',
    label: t('services:catalogue.new'),
    isEnabled: mayManage,
    run: () => {
      setEdited('new');
    },
  });
  const archive = async (item: CatalogueItem): Promise<void> => {
    const set = async (archived: boolean): Promise<void> => {
      await client.catalogue.setArchived({ uid: item.uid, archived });
      await queryClient.invalidateQueries();
    };
    setFailure(undefined);
    try {
      await set(!item.archived);
      showUndo(
        t(item.archived ? 'services:catalogue.restored' : 'services:catalogue.archived', { name: item.name }),
        async () => set(item.archived),
      );
    } catch (error) {
      setFailure(error);
    }
  };
  const columns = useCatalogueColumns(
    mayManage
      ? (item) => {
          void archive(item);
        }
      : null,
  );
  const rows = list.data?.items ?? [];
  return (
    <Page
      title={t('nav.catalogue')}
      scrolls={false}
      action={
        mayManage ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setEdited('new');
            }}
          >
            {t('services:catalogue.new')}
          </Button>
        ) : null
      }
    >
      <section className={pageStyles['list']}>
        <FilterBar>
          <FilterText
            label={t('services:catalogue.filter')}
            value={filters.read('text') ?? ''}
            onChange={(text) => {
              filters.change({ text });
            }}
          />
          <Switch
            size="xs"
            label={t('services:catalogue.showArchived')}
            checked={withArchived}
            onChange={(event) => {
              filters.change({ archived: event.currentTarget.checked ? 'yes' : null });
            }}
          />
        </FilterBar>
        <ErrorAlert error={list.error ?? failure} />
        <DataTable<CatalogueItem, never>
          label={t('nav.catalogue')}
          columns={columns}
          rows={rows}
          rowKey={(item) => item.uid}
          {...(mayManage ? { onOpen: setEdited } : {})}
          isLoading={list.isFetching}
          empty={
            filters.isFiltered ? (
              <NoMatch icon={IconTag} onClear={filters.clear} />
            ) : (
              <EmptyState
                icon={IconTag}
                title={t('services:catalogue.emptyTitle')}
                text={t(mayManage ? 'services:catalogue.emptyText' : 'services:catalogue.emptyReadOnly')}
              />
            )
          }
        />
        <ListFoot>
          <span>{t('table.rows', { count: rows.length })}</span>
          <FootGap />
        </ListFoot>
      </section>
      {edited === null ? null : (
        <CatalogueForm
          key={edited === 'new' ? 'new' : edited.uid}
          item={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </Page>
  );
}
