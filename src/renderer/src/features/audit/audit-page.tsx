import { Button } from '@mantine/core';
import { IconFileSearch, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import { isUid } from '#shared/kernel/uid.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { ListViews } from '../../ui/list-views.tsx';
import { Page } from '../../ui/page.tsx';
import { useShownColumns } from '../../ui/shown-columns.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditFilters, OUTCOMES } from './audit-filters.tsx';
import styles from './audit.module.css';
import { VerifyReport } from './verify-report.tsx';

const CLASSES = ['security', 'accounting'] as const;

/** Filters as the address holds them; what is not understood is left out. */
function filtersOf(address: URLSearchParams) {
  const text = (name: string): string => address.get(name) ?? '';
  const kind = CLASSES.find((one) => one === text('class'));
  const outcome = OUTCOMES.find((one) => one === text('outcome'));
  const [actor, from, to] = [text('actor'), text('from'), text('to')];
  return {
    ...(kind === undefined ? {} : { class: kind }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(text('action') === '' ? {} : { action: text('action') }),
    ...(isUid(actor) ? { actor } : {}),
    ...(isLocalDate(from) ? { from } : {}),
    ...(isLocalDate(to) ? { to } : {}),
  };
}

/** The log: who did what, when, with what outcome; and the proof that nothing was changed since. */
export function AuditPage() {
  const { t } = useWords();
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address);
  const mayVerify = useMay('audit.verify');
  const columns = useAuditColumns();
  const shownColumns = useShownColumns(columns);
  const verify = useMutation(rpc.audit.verify.mutationOptions());
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    rpc.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filters, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  );
  const clear = (): void => {
    setAddress({}, { replace: true });
  };
  return (
    <Page
      title={t('nav.audit')}
      scrolls={false}
      menu={<ListViews list="audit" columns={columns} />}
      action={
        mayVerify ? (
          <Button
            leftSection={<IconShieldCheck size={16} />}
            loading={verify.isPending}
            onClick={() => {
              verify.mutate({});
            }}
          >
            {t('audit:verify')}
          </Button>
        ) : null
      }
    >
      <div className={styles['page']}>
        <AuditFilters address={address} onChange={setAddress} />
        <div className={styles['notes']}>
          <ErrorAlert error={verify.error} />
          {verify.data === undefined ? null : <VerifyReport report={verify.data} />}
          <ErrorAlert
            error={error}
            onRetry={() => {
              void refetch();
            }}
          />
        </div>
        <DataTable
          label={t('nav.audit')}
          columns={shownColumns}
          rows={data?.pages.flatMap((page) => page.entries) ?? []}
          rowKey={(entry) => String(entry.sequence)}
          hasMore={hasNextPage}
          isLoading={isFetching}
          onMore={() => {
            void fetchNextPage();
          }}
          empty={
            Object.keys(filters).length === 0 ? (
              <EmptyState icon={IconFileSearch} title={t('audit:none')} />
            ) : (
              <NoMatch icon={IconFileSearch} onClear={clear} />
            )
          }
        />
      </div>
    </Page>
  );
}
