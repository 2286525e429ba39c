import { IconCash } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PAYMENT_METHODS } from '#shared/contract/payments.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FilterSelect, ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { daysOf } from '../../ui/filter-days.ts';
import { ListFilters } from '../../ui/list-filters.tsx';
import { ListTotal } from '../../ui/list-total.tsx';
import { Page } from '../../ui/page.tsx';
import { ListViews } from '../../ui/list-views.tsx';
import { useShownColumns } from '../../ui/shown-columns.ts';
import { useChosen } from '../../ui/use-chosen.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { ClientFilter } from '../services/client-filter.tsx';
import { PaymentBulk } from './payment-bulk.tsx';
import { usePaymentColumns, type PaymentRow } from './payment-columns.tsx';
import styles from './payments.module.css';
import { ReverseSheet } from './reverse-sheet.tsx';

/** Paiements: everything received, newest first; reversed payments stay, struck, with their reason. */
export function PaymentsPage() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const filters = useFilters();
  const mayReverse = useMay('payments.record');
  const [reversed, setReversed] = useState<PaymentRow | null>(null);
  const columns = usePaymentColumns(mayReverse ? setReversed : null, useListWidth(false));
  const shownColumns = useShownColumns(columns);
  const asked = given({
    text: filters.read('text'),
    clientUid: filters.read('client'),
    method: filters.oneOf('method', PAYMENT_METHODS),
    ...daysOf(filters),
  });
  const list = useInfiniteQuery(
    rpc.payments.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, limit: 100, ...given({ cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const mayExport = useMay('rows.export');
  const chosen = useChosen<PaymentRow, never>({
    rows,
    isAllowed: mayExport,
    nameOf: (row) => t('payments:bulk.choose', { name: `${format.money(row.amount)}, ${row.clientName}` }),
  });
  return (
    <Page title={t('nav.payments')} scrolls={false} menu={<ListViews list="payments" columns={columns} />}>
      <section className={styles['list']}>
        <ListFilters
          filters={filters}
          textLabel={t('payments:filter.text')}
          periodLabel={t('payments:filter.period')}
        >
          <FilterSelect
            label={t('payments:filter.method')}
            value={filters.oneOf('method', PAYMENT_METHODS)}
            choices={PAYMENT_METHODS.map((value) => ({ value, label: t(`payments:method.${value}`) }))}
            onChange={(method) => {
              filters.change({ method });
            }}
          />
          <ClientFilter filters={filters} />
        </ListFilters>
        <ErrorAlert error={list.error} />
        <DataTable<PaymentRow, never>
          label={t('nav.payments')}
          columns={chosen.boxed(shownColumns)}
          rows={rows}
          rowKey={(row) => row.uid}
          onOpen={(row) => {
            void navigate(`/invoices/${row.invoiceUid}`);
          }}
          {...chosen.table}
          hasMore={list.hasNextPage}
          onMore={() => {
            void list.fetchNextPage();
          }}
          isLoading={list.isFetching}
          empty={
            filters.isFiltered ? (
              <NoMatch icon={IconCash} onClear={filters.clear} />
            ) : (
              <EmptyState icon={IconCash} title={t('payments:empty.title')} text={t('payments:empty.text')} />
            )
          }
        />
        {first === undefined || chosen.rows.length > 0 ? null : (
          <ListFoot>
            <ListTotal page={first}>
              <span title={t('payments:totalHelp')}>
                {t('payments:total')} <strong>{format.money(first.amountTotal)}</strong>
              </span>
            </ListTotal>
          </ListFoot>
        )}
        {mayExport ? <PaymentBulk chosen={chosen} /> : null}
      </section>
      {reversed === null ? null : (
        <ReverseSheet
          payment={reversed}
          onClose={() => {
            setReversed(null);
          }}
        />
      )}
    </Page>
  );
}
