import { Button } from '@mantine/core';
import { IconPlus, IconTool } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { SERVICE_STATUSES, SERVICE_TYPES } from '#shared/contract/services.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable, type Sort } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { daysOf } from '../../ui/filter-days.ts';
import { ListTotal } from '../../ui/list-total.tsx';
import { ListAndSheet } from '../../ui/list-and-sheet.tsx';
import { ListViews } from '../../ui/list-views.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { useShownColumns } from '../../ui/shown-columns.ts';
import { useChosen } from '../../ui/use-chosen.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { NewService } from './new-service.tsx';
import { ServiceBulk } from './service-bulk.tsx';
import { ServiceFilters } from './service-filters.tsx';
import { SERVICE_SORTS, useServiceColumns, type ServiceSort } from './service-columns.tsx';
import type { ServiceRow } from './service-words.tsx';

/** Interventions: what is planned, under way, done, and done without an invoice. */
export function ServicesPage() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { uid: openUid } = useParams();
  const filters = useFilters(['view', 'sort', 'order', 'form']);
  const [failure, setFailure] = useState<unknown>(undefined);
  // The form of a new service is part of the address, so that the palette and a reload come to it.
  const isNew = filters.read('form') === 'new';
  const setNew = (isOpen: boolean): void => {
    filters.change({ form: isOpen ? 'new' : null });
  };
  const mayWrite = useMay('services.write');
  const mayDraft = useMay('invoices.draft');
  const mayExport = useMay('rows.export');
  const mayChoose = mayWrite || mayDraft || mayExport;

  const view = filters.oneOf('view', [...SERVICE_STATUSES, 'to-close', 'uninvoiced'] as const);
  const sort: Sort<ServiceSort> = {
    key: filters.oneOf('sort', SERVICE_SORTS) ?? 'date',
    descending: filters.read('order') !== 'up',
  };
  const asked = given({
    text: filters.read('text'),
    serviceType: filters.oneOf('type', SERVICE_TYPES),
    technicianUid: filters.read('technician'),
    clientUid: filters.read('client'),
    ...daysOf(filters),
    status: view === 'uninvoiced' || view === 'to-close' ? undefined : view,
    toClose: view === 'to-close' ? true : undefined,
    uninvoiced: view === 'uninvoiced' ? true : undefined,
    sort: sort.key,
    descending: sort.descending,
  });
  const list = useInfiniteQuery(
    rpc.services.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, limit: 100, ...given({ cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const waiting = useQuery(rpc.services.list.queryOptions({ input: { uninvoiced: true, limit: 1 } }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const chosen = useChosen<ServiceRow, ServiceSort>({
    rows,
    isAllowed: mayChoose,
    nameOf: (row) => t('services:choose', { title: row.title }),
  });

  useShortcut({
    keys: 'N',
    label: t('services:new'),
    isEnabled: mayWrite,
    run: () => {
      setNew(true);
    },
  });

  const invoice = async (): Promise<void> => {
    setFailure(undefined);
    try {
      const { uid } = await client.invoices.draftFromServices({
        serviceUids: chosen.rows.map((row) => row.uid),
      });
      await queryClient.invalidateQueries();
      await navigate(`/invoices/${uid}`);
    } catch (error) {
      setFailure(error);
    }
  };

  const tabTo = (name: string | null): string => {
    const next = new URLSearchParams(filters.search);
    if (name === null) next.delete('view');
    else next.set('view', name);
    return `/services?${next.toString()}`;
  };
  const waitingBadge =
    waiting.data === undefined || waiting.data.total === 0 ? undefined : format.money(waiting.data.netTotal);

  const columns = useServiceColumns(useListWidth(openUid !== undefined));
  const shownColumns = useShownColumns(columns);
  return (
    <Page
      title={t('nav.services')}
      scrolls={false}
      menu={<ListViews list="services" columns={columns} />}
      action={
        mayWrite ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setNew(true);
            }}
          >
            {t('services:new')}
          </Button>
        ) : null
      }
    >
      <ListAndSheet
        list={
          <>
            <ViewTabs
              label={t('services:views')}
              tabs={[
                { label: t('services:view.all'), to: tabTo(null), isActive: view === undefined },
                ...(['planned', 'in-progress', 'to-close', 'done'] as const).map((name) => ({
                  label: t(`services:view.${name}`),
                  to: tabTo(name),
                  isActive: view === name,
                })),
                {
                  label: t('services:view.uninvoiced'),
                  to: tabTo('uninvoiced'),
                  isActive: view === 'uninvoiced',
                  badge: waitingBadge,
                },
                {
                  label: t('services:view.cancelled'),
                  to: tabTo('cancelled'),
                  isActive: view === 'cancelled',
                },
              ]}
            />
            <ServiceFilters filters={filters} />
            <ErrorAlert error={list.error ?? failure} />
            <DataTable<ServiceRow, ServiceSort>
              label={t('nav.services')}
              columns={chosen.boxed(shownColumns)}
              rows={rows}
              rowKey={(row) => row.uid}
              openKey={openUid}
              onOpen={(row) => {
                void navigate(`/services/${row.uid}${filters.search}`);
              }}
              sort={sort}
              onSort={(next) => {
                filters.change({ sort: next.key, order: next.descending ? null : 'up' });
              }}
              {...chosen.table}
              hasMore={list.hasNextPage}
              onMore={() => {
                void list.fetchNextPage();
              }}
              isLoading={list.isFetching}
              empty={
                filters.isFiltered || view !== undefined ? (
                  <NoMatch
                    icon={IconTool}
                    onClear={() => {
                      void navigate('/services');
                    }}
                  />
                ) : (
                  <EmptyState
                    icon={IconTool}
                    title={t('services:empty.title')}
                    text={t('services:empty.text')}
                  />
                )
              }
            />
            {chosen.rows.length > 0 || first === undefined ? null : (
              <ListFoot>
                <ListTotal page={first}>
                  <span>
                    {t('services:total')} <strong>{format.money(first.netTotal)}</strong>
                  </span>
                </ListTotal>
              </ListFoot>
            )}
            {mayChoose ? (
              <ServiceBulk
                chosen={chosen}
                onInvoice={() => {
                  void invoice();
                }}
              />
            ) : null}
          </>
        }
      />
      {isNew && mayWrite ? (
        <NewService
          clientUid={filters.read('client')}
          onClose={() => {
            setNew(false);
          }}
          onCreated={(uid) => {
            const search = new URLSearchParams(filters.search);
            search.delete('form');
            void navigate({ pathname: `/services/${uid}`, search: search.toString() });
          }}
        />
      ) : null}
    </Page>
  );
}
