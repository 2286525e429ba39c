import { Button } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { INVOICE_SENDING_FILTERS, INVOICE_STATE_FILTERS } from '#shared/contract/invoice-views.ts';
import { AGEING_BUCKETS } from '#shared/domain/figures/ageing.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable, type Sort } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FilterSelect, ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { ListAndSheet } from '../../ui/list-and-sheet.tsx';
import { daysOf } from '../../ui/filter-days.ts';
import { ListFilters } from '../../ui/list-filters.tsx';
import { ListTotal } from '../../ui/list-total.tsx';
import { ListViews } from '../../ui/list-views.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { useShownColumns } from '../../ui/shown-columns.ts';
import { useChosen } from '../../ui/use-chosen.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { ClientFilter } from '../services/client-filter.tsx';
import { InvoiceBulk } from './invoice-bulk.tsx';
import { INVOICE_SORTS, useInvoiceColumns, type InvoiceSort } from './invoice-columns.tsx';
import type { InvoiceRow } from './invoice-words.tsx';

const KINDS = ['invoice', 'credit-note'] as const;
const TABS = ['draft', 'open', 'partially-paid', 'overdue', 'paid', 'credited'] as const;

/** Factures: drafts, issued invoices and credit notes, with the totals of what the filters leave. */
export function InvoicesPage() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { uid: openUid } = useParams();
  const filters = useFilters(['state', 'sort', 'order']);
  const mayDraft = useMay('invoices.draft');
  const columns = useInvoiceColumns(useListWidth(openUid !== undefined));
  const shownColumns = useShownColumns(columns);
  const state = filters.oneOf('state', INVOICE_STATE_FILTERS);
  const sort: Sort<InvoiceSort> = {
    key: filters.oneOf('sort', INVOICE_SORTS) ?? 'issued',
    descending: filters.read('order') !== 'up',
  };
  const asked = given({
    text: filters.read('text'),
    kind: filters.oneOf('kind', KINDS),
    sending: filters.oneOf('sending', INVOICE_SENDING_FILTERS),
    ageing: filters.oneOf('ageing', AGEING_BUCKETS),
    clientUid: filters.read('client'),
    ...daysOf(filters),
    state,
    sort: sort.key,
    descending: sort.descending,
  });
  const list = useInfiniteQuery(
    rpc.invoices.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, limit: 100, ...given({ cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const mayMarkSent = useMay('invoices.edit-draft');
  const mayExport = useMay('rows.export');
  const mayChoose = mayMarkSent || mayExport;
  const chosen = useChosen<InvoiceRow, InvoiceSort>({
    rows,
    isAllowed: mayChoose,
    nameOf: (row) =>
      t('invoices:bulk.choose', { name: `${row.number ?? t('invoices:state.draft')}, ${row.clientName}` }),
  });
  const toNew = (): void => {
    void navigate('/invoices/new');
  };
  useShortcut({ keys: 'N', label: t('invoices:new'), isEnabled: mayDraft, run: toNew });

  const tabTo = (name: string | null): string => {
    const next = new URLSearchParams(filters.search);
    if (name === null) next.delete('state');
    else next.set('state', name);
    return `/invoices?${next.toString()}`;
  };
  return (
    <Page
      title={t('nav.invoices')}
      scrolls={false}
      menu={<ListViews list="invoices" columns={columns} />}
      action={
        mayDraft ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={toNew}>
            {t('invoices:new')}
          </Button>
        ) : null
      }
    >
      <ListAndSheet
        list={
          <>
            <ViewTabs
              label={t('invoices:views')}
              tabs={[
                { label: t('invoices:view.all'), to: tabTo(null), isActive: state === undefined },
                ...TABS.map((name) => ({
                  label: t(`invoices:view.${name}`),
                  to: tabTo(name),
                  isActive: state === name,
                })),
              ]}
            />
            <ListFilters
              filters={filters}
              textLabel={t('invoices:filter.text')}
              periodLabel={t('invoices:filter.period')}
            >
              <FilterSelect
                label={t('invoices:filter.kind')}
                value={filters.oneOf('kind', KINDS)}
                choices={KINDS.map((value) => ({ value, label: t(`invoices:kind.${value}`) }))}
                onChange={(kind) => {
                  filters.change({ kind });
                }}
              />
              <FilterSelect
                label={t('invoices:filter.sending')}
                value={filters.oneOf('sending', INVOICE_SENDING_FILTERS)}
                choices={INVOICE_SENDING_FILTERS.map((value) => ({
                  value,
                  label: t(`invoices:sending.${value}`),
                }))}
                onChange={(sending) => {
                  filters.change({ sending });
                }}
              />
              <FilterSelect
                label={t('figures:ageing.title')}
                value={filters.oneOf('ageing', AGEING_BUCKETS)}
                choices={AGEING_BUCKETS.map((value) => ({ value, label: t(`figures:ageing.${value}`) }))}
                onChange={(ageing) => {
                  filters.change({ ageing });
                }}
              />
              <ClientFilter filters={filters} />
            </ListFilters>
            <ErrorAlert error={list.error} />
            <DataTable<InvoiceRow, InvoiceSort>
              label={t('nav.invoices')}
              columns={chosen.boxed(shownColumns)}
              rows={rows}
              rowKey={(row) => row.uid}
              openKey={openUid}
              onOpen={(row) => {
                void navigate(`/invoices/${row.uid}${filters.search}`);
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
                filters.isFiltered || state !== undefined ? (
                  <NoMatch
                    icon={IconFileInvoice}
                    onClear={() => {
                      void navigate('/invoices');
                    }}
                  />
                ) : (
                  <EmptyState
                    icon={IconFileInvoice}
                    title={t('invoices:empty.title')}
                    text={t('invoices:empty.text')}
                  />
                )
              }
            />
            {first === undefined || chosen.rows.length > 0 ? null : (
              <ListFoot>
                <ListTotal page={first}>
                  <span>
                    {t('invoices:total.gross')} <strong>{format.money(first.grossTotal)}</strong>
                  </span>
                  <span>
                    {t('invoices:total.rest')} <strong>{format.money(first.restTotal)}</strong>
                  </span>
                </ListTotal>
              </ListFoot>
            )}
            {mayChoose ? <InvoiceBulk chosen={chosen} /> : null}
          </>
        }
      />
    </Page>
  );
}
