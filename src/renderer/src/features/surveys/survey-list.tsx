import { IconMoodSmile } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { SERVICE_TYPES } from '#shared/contract/services.ts';
import { RATINGS } from '#shared/domain/surveys/rating.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FilterBar, FilterSelect, ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import type { Period } from '../../ui/periods.ts';
import type { Filters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { useTypeChoices } from '../services/service-words.tsx';
import { useSurveyColumns } from './survey-columns.tsx';
import type { SurveyRow } from './survey-words.tsx';
import styles from './surveys.module.css';

const ANSWERS = ['answered', 'open', 'satisfied', 'unsatisfied', 'comment'] as const;
const RATING_NAMES = ['1', '2', '3', '4', '5'] as const;

const WISHES = {
  answered: { isAnswered: true },
  open: { isAnswered: false },
  satisfied: { satisfied: true },
  unsatisfied: { satisfied: false },
  comment: { withComment: true },
} as const;

/** Surveys of the period, what happened last first. */
export function SurveyList({ filters, period }: { readonly filters: Filters; readonly period: Period }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const types = useTypeChoices();
  const { data: names } = useQuery(rpc.users.names.queryOptions({ input: {} }));
  const { data: mailbox } = useQuery(rpc.surveys.mailbox.queryOptions({ input: {} }));
  const columns = useSurveyColumns(useListWidth(false));
  const answer = filters.oneOf('answer', ANSWERS);
  const rating = filters.oneOf('rating', RATING_NAMES);
  const sector = filters.read('sector') ?? undefined;
  const technicianUid = (filters.read('technician') ?? undefined) as Uid | undefined;
  const clientUid = (filters.read('client') ?? undefined) as Uid | undefined;
  const list = useInfiniteQuery(
    rpc.surveys.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 100,
        from: period.from,
        to: period.to,
        ...(answer === undefined ? {} : WISHES[answer]),
        ...(rating === undefined ? {} : { rating: Number(rating) }),
        ...given({
          cursor,
          sector,
          technicianUid,
          clientUid,
          serviceType: filters.oneOf('type', SERVICE_TYPES) ?? undefined,
        }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <section id="list" aria-label={t('surveys:list')} className={styles['list']}>
      <FilterBar>
        <FilterSelect
          label={t('surveys:filter.answer')}
          value={answer}
          choices={ANSWERS.map((value) => ({ value, label: t(`surveys:filter.${value}`) }))}
          onChange={(value) => {
            filters.change({ answer: value });
          }}
        />
        <FilterSelect
          label={t('surveys:filter.rating')}
          value={rating}
          choices={RATINGS.toReversed().map((value) => ({
            value: String(value) as (typeof RATING_NAMES)[number],
            label: `${String(value)} · ${t(`surveys:choice.${value}`)}`,
          }))}
          onChange={(value) => {
            filters.change({ rating: value });
          }}
        />
        <FilterSelect
          label={t('surveys:filter.type')}
          value={filters.oneOf('type', SERVICE_TYPES)}
          choices={types}
          onChange={(type) => {
            filters.change({ type });
          }}
        />
        <FilterSelect
          label={t('surveys:filter.technician')}
          value={technicianUid}
          choices={(names?.users ?? []).map((user) => ({ value: user.uid, label: user.name }))}
          onChange={(technician) => {
            filters.change({ technician });
          }}
        />
        {sector === undefined ? null : (
          <FilterSelect
            label={t('surveys:filter.sector')}
            value={sector}
            choices={[{ value: sector, label: sector }]}
            onChange={(value) => {
              filters.change({ sector: value });
            }}
          />
        )}
      </FilterBar>
      <ErrorAlert error={list.error} />
      <DataTable<SurveyRow, never>
        label={t('surveys:list')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.uid}
        onOpen={(row) => {
          void navigate(
            row.serviceUid === null ? `/clients/${row.clientUid}` : `/services/${row.serviceUid}`,
          );
        }}
        hasMore={list.hasNextPage}
        onMore={() => {
          void list.fetchNextPage();
        }}
        isLoading={list.isFetching}
        empty={
          <EmptyState
            icon={IconMoodSmile}
            title={t('surveys:empty.title')}
            text={t(mailbox?.surveysAreOn === false ? 'surveys:empty.off' : 'surveys:empty.text')}
          />
        }
      />
      {total === 0 ? null : <ListFoot>{t('surveys:total', { count: total })}</ListFoot>}
    </section>
  );
}
