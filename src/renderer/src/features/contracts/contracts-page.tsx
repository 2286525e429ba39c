import { Button } from '@mantine/core';
import { IconContract, IconPlus, IconX } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FilterBar, FilterText, ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { useContractColumns } from './contract-columns.tsx';
import { ContractForm } from './contract-form.tsx';
import styles from './contracts.module.css';
import { useContractActs, type ContractRow } from './use-contract-acts.ts';

const VIEWS = ['to-renew', 'running', 'decided'] as const;

/** Contrats: what runs, what waits to be renewed or ended, and what was decided. */
export function ContractsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(['view', 'form']);
  const mayWrite = useMay('contracts.write');
  const acts = useContractActs();
  const [edited, setEdited] = useState<ContractRow | null>(null);
  const isNew = filters.read('form') === 'new' && mayWrite;
  const setNew = (isOpen: boolean): void => {
    filters.change({ form: isOpen ? 'new' : null });
  };
  useShortcut({
    keys: 'N',
    label: t('contracts:new'),
    isEnabled: mayWrite,
    run: () => {
      setNew(true);
    },
  });
  const view = filters.oneOf('view', VIEWS);
  const clientUid = filters.read('client');
  const list = useInfiniteQuery(
    rpc.contracts.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 100,
        ...given({ standing: view, text: filters.read('text'), clientUid, cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const tabTo = (name: string | null): string => {
    const next = new URLSearchParams(filters.search);
    if (name === null) next.delete('view');
    else next.set('view', name);
    return `/contracts?${next.toString()}`;
  };
  const columns = useContractColumns(mayWrite ? { acts, onEdit: setEdited } : null, useListWidth(false));
  return (
    <Page
      title={t('contracts:title')}
      scrolls={false}
      action={
        mayWrite ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setNew(true);
            }}
          >
            {t('contracts:new')}
          </Button>
        ) : null
      }
    >
      <section className={styles['list']}>
        <ViewTabs
          label={t('contracts:views')}
          tabs={[
            { label: t('contracts:view.all'), to: tabTo(null), isActive: view === undefined },
            ...VIEWS.map((name) => ({
              label: t(`contracts:view.${name}`),
              to: tabTo(name),
              isActive: view === name,
            })),
          ]}
        />
        <FilterBar>
          <FilterText
            label={t('contracts:filter')}
            value={filters.read('text') ?? ''}
            onChange={(text) => {
              filters.change({ text });
            }}
          />
          {clientUid === undefined ? null : (
            <Button
              size="xs"
              variant="light"
              rightSection={<IconX size={14} aria-hidden />}
              onClick={() => {
                filters.change({ client: null });
              }}
            >
              {rows[0]?.clientName ?? t('contracts:oneClient')}
            </Button>
          )}
        </FilterBar>
        <ErrorAlert error={list.error ?? acts.failure} />
        <DataTable<ContractRow, never>
          label={t('contracts:title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.uid}
          onOpen={(row) => {
            void navigate(`/clients/${row.clientUid}`);
          }}
          hasMore={list.hasNextPage}
          onMore={() => {
            void list.fetchNextPage();
          }}
          isLoading={list.isFetching}
          empty={
            filters.isFiltered || view !== undefined ? (
              <NoMatch
                icon={IconContract}
                onClear={() => {
                  void navigate('/contracts');
                }}
              />
            ) : (
              <EmptyState
                icon={IconContract}
                title={t('contracts:empty.title')}
                text={t('contracts:empty.text')}
              />
            )
          }
        />
        {first === undefined || first.total === 0 ? null : (
          <ListFoot>
            <span>{t('contracts:total', { count: first.total })}</span>
          </ListFoot>
        )}
      </section>
      {isNew ? (
        <ContractForm
          contract={null}
          onClose={() => {
            setNew(false);
          }}
        />
      ) : null}
      {edited === null ? null : (
        <ContractForm
          key={edited.uid}
          contract={edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
    </Page>
  );
}
