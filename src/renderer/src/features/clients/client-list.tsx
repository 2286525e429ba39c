import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconUsers } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useShownColumns } from '../../ui/shown-columns.ts';
import { focusList } from '../../ui/list-focus.ts';
import { useChosen } from '../../ui/use-chosen.ts';
import {
  filtersToInput,
  isNarrowed,
  useClientFilters,
  withoutNarrowing,
  type ClientFilters,
  type ClientSort,
} from './client-filters.ts';
import styles from './client-list.module.css';
import { useClientAddress } from './client-address.ts';
import type { ClientRow } from './client-answers.ts';
import { ClientBulk, useMayChooseClients } from './client-bulk.tsx';
import { clientColumns } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeepScroll } from './keep-scroll.tsx';

const FIRST_ROWS = 60;
// Whoever scrolls on goes on: fewer questions, each still small (performance.md §8).
const MORE_ROWS = 200;

/** How much the list shows in a width in pixels; zero is before the first measure. */
const roomOf = (width: number): 'list' | 'little' | 'wide' =>
  width === 0 || width >= 960 ? 'wide' : width >= 620 ? 'little' : 'list';

function useClientRows(filters: ClientFilters) {
  const input = filtersToInput(filters);
  return useInfiniteQuery(
    rpc.clients.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...input,
        ...(cursor === undefined ? { limit: FIRST_ROWS } : { limit: MORE_ROWS, cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}

/** The client list: search, filters, order, endless rows. */
export function ClientList({ onCreate }: { readonly onCreate: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { uid } = useParams();
  const { filters, change } = useClientFilters();
  const { sheetOf } = useClientAddress();
  const list = useClientRows(filters);
  const { ref: place, width } = useElementSize();
  const room = uid !== undefined ? 'list' : roomOf(width);
  const columns = useMemo(() => clientColumns(t, format, room), [t, format, room]);
  const shownColumns = useShownColumns(columns);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const first = list.data?.pages[0];
  const mayChoose = useMayChooseClients();
  const chosen = useChosen<ClientRow, ClientSort>({
    rows,
    isAllowed: mayChoose,
    nameOf: (row) => t('clients:bulk.choose', { name: row.name }),
  });

  const open = (row: ClientRow): void => {
    void navigate(sheetOf(row.uid), { replace: uid !== undefined });
  };
  const { fetchNextPage } = list;
  const more = useCallback(() => {
    void fetchNextPage();
  }, [fetchNextPage]);

  const count =
    first === undefined
      ? null
      : first.totalIsExact
        ? t('clients:list.count', { count: first.total, shown: format.count(first.total) })
        : t('clients:list.countMore', { shown: format.count(first.total - 1) });

  return (
    <div ref={place} className={styles['list']}>
      <FilterBar
        count={count}
        onLeave={(key) => {
          const [best] = rows;
          if (key === 'Enter' && best !== undefined) open(best);
          focusList();
        }}
      />
      {list.error === null ? null : (
        <div className={styles['failure']}>
          <ErrorAlert
            error={list.error}
            onRetry={() => {
              void list.refetch();
            }}
          />
        </div>
      )}
      <KeepScroll
        place={JSON.stringify(filtersToInput(filters))}
        isReady={!list.isPlaceholderData && rows.length > 0}
      >
        <DataTable
          label={t('clients:list.label')}
          columns={chosen.boxed(shownColumns)}
          rows={rows}
          rowKey={(row) => row.uid}
          openKey={uid}
          onOpen={open}
          sort={
            filters.sort === null
              ? filters.text.trim() === ''
                ? { key: 'name', descending: false }
                : undefined
              : { key: filters.sort, descending: filters.descending }
          }
          onSort={(sort) => {
            change({ sort: sort.key, descending: sort.descending });
          }}
          {...chosen.table}
          hasMore={list.hasNextPage}
          onMore={more}
          isLoading={list.isFetching && (first === undefined || list.isFetchingNextPage)}
          empty={
            list.error !== null ? null : isNarrowed(filters) ? (
              <NoMatch
                icon={IconUsers}
                onClear={() => {
                  change(withoutNarrowing(filters));
                }}
              />
            ) : (
              <NoClients onCreate={onCreate} />
            )
          }
        />
      </KeepScroll>
      {mayChoose ? <ClientBulk chosen={chosen} /> : null}
    </div>
  );
}

function NoClients({ onCreate }: { readonly onCreate: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayCreate = useMay('clients.create');
  const mayImport = useMay('clients.import');
  return (
    <EmptyState
      icon={IconUsers}
      title={t('clients:list.emptyTitle')}
      text={t('clients:list.emptyText')}
      action={
        <Button.Group>
          {mayCreate ? <Button onClick={onCreate}>{t('clients:list.new')}</Button> : null}
          {mayImport ? (
            <Button
              variant="default"
              onClick={() => {
                void navigate('/imports');
              }}
            >
              {t('clients:list.emptyImport')}
            </Button>
          ) : null}
        </Button.Group>
      }
    />
  );
}
