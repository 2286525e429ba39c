import { Button } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { today } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { Page } from '../../ui/page.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { useDoneHere } from '../today/use-done-here.ts';
import { useRecallColumns, type RecallRow } from './recall-columns.tsx';
import styles from './recalls.module.css';

/** Rappels: whom to call back, the most overdue first, ticked off from here; one's own, or everybody's one may see. */
export function RecallsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(['scope', 'due']);
  const mayWrite = useMay('interactions.write');
  // Who only reads has noted nothing.
  const scope = filters.oneOf('scope', ['mine', 'all'] as const) ?? (mayWrite ? 'mine' : 'all');
  // The bell leads to the very rows it counts.
  const until = filters.read('due') === undefined ? undefined : today();
  const acts = useDoneHere();
  const columns = useRecallColumns(
    mayWrite
      ? (recall) => {
          void acts.recalled(recall);
        }
      : null,
    useListWidth(false),
  );
  const list = useInfiniteQuery(
    rpc.interactions.recalls.infiniteOptions({
      input: (cursor: string | undefined) => ({ scope, limit: 100, ...given({ cursor, until }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  return (
    <Page title={t('nav.recalls')} scrolls={false}>
      <section className={styles['list']}>
        {mayWrite ? (
          <ViewTabs
            label={t('recalls:views')}
            tabs={[
              {
                label: t('recalls:view.due'),
                to: '/recalls?due=today',
                isActive: scope === 'mine' && until !== undefined,
              },
              ...(['mine', 'all'] as const).map((name) => ({
                label: t(`recalls:view.${name}`),
                to: `/recalls?scope=${name}`,
                isActive: scope === name && until === undefined,
              })),
            ]}
          />
        ) : null}
        <ErrorAlert error={list.error ?? acts.failure} />
        <DataTable<RecallRow, never>
          label={t('nav.recalls')}
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
            <EmptyState
              icon={IconPhoneCall}
              title={t(scope === 'mine' ? 'recalls:empty.title' : 'recalls:emptyAll')}
              text={t('recalls:empty.text')}
              {...(mayWrite
                ? {
                    action: (
                      <Button component={Link} to="/clients" variant="default">
                        {t('recalls:empty.act')}
                      </Button>
                    ),
                  }
                : {})}
            />
          }
        />
        {first === undefined || first.total === 0 ? null : (
          <ListFoot>
            <span>
              {t('recalls:total', { count: first.total })},{' '}
              {first.due === 0 ? t('recalls:noneDue') : t('recalls:due', { count: first.due })}
            </span>
          </ListFoot>
        )}
      </section>
    </Page>
  );
}
