import { Button } from '@mantine/core';
import { IconBan, IconCheck, IconClockPause, IconMailForward, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { MESSAGE_CHANNELS, MESSAGE_KINDS } from '#shared/domain/messages/message.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState, NoMatch } from '../../ui/empty-state.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { FilterBar, FilterSelect, FilterText, ListFoot } from '../../ui/filter-bar.tsx';
import { given } from '../../ui/given.ts';
import { ListAndSheet } from '../../ui/list-and-sheet.tsx';
import { ListTotal } from '../../ui/list-total.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useBulk } from '../../ui/use-bulk.ts';
import { useChosen } from '../../ui/use-chosen.ts';
import { useFilters } from '../../ui/use-filters.ts';
import { useListWidth } from '../../ui/use-list-width.ts';
import { ViewTabs } from '../../ui/view-tabs.tsx';
import { ClientFilter } from '../services/client-filter.tsx';
import { ClockBanner } from './clock-banner.tsx';
import { approveOne, cancelOne, postponeOne } from './message-acts.ts';
import { useMessageColumns } from './message-columns.tsx';
import { QUEUE_VIEWS, STATES_OF, type MessageRow, type QueueView } from './message-words.tsx';
import { PostponeSheet } from './postpone-sheet.tsx';

/** Relances: the queue of messages, seen and decided before anything leaves. */
export function RemindersPage() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { uid: openUid } = useParams();
  const filters = useFilters(['state']);
  const mayApprove = useMay('messages.approve');
  const view = filters.oneOf('state', QUEUE_VIEWS) ?? 'to-approve';
  const counts = useQuery(rpc.messages.counts.queryOptions({ input: {} }));
  const states = STATES_OF[view];
  const asked = given({
    states: states === undefined ? undefined : [...states],
    kind: filters.oneOf('kind', MESSAGE_KINDS),
    channel: filters.oneOf('channel', MESSAGE_CHANNELS),
    clientUid: filters.read('client'),
    text: filters.read('text'),
  });
  const list = useInfiniteQuery(
    rpc.messages.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, limit: 100, ...given({ cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const first = list.data?.pages[0];
  const columns = useMessageColumns(useListWidth(openUid !== undefined));
  const chosen = useChosen<MessageRow, never>({
    rows,
    isAllowed: mayApprove,
    nameOf: (row) => t('reminders:choose', { name: `${row.clientName}, ${row.subject}` }),
  });
  const bulk = useBulk<MessageRow>((notDone) => {
    chosen.keep(notDone.map((row) => row.uid));
  });
  const [isPostponing, setPostponing] = useState(false);
  const openAt = rows.findIndex((row) => row.uid === openUid);
  const step = (by: 1 | -1): void => {
    const target = rows[openAt === -1 ? 0 : openAt + by];
    if (target !== undefined) void navigate(`/reminders/${target.uid}${filters.search}`);
  };
  useShortcut({
    keys: 'J',
    label: t('reminders:key.next'),
    isEnabled: rows.length > 0,
    run: () => {
      step(1);
    },
  });
  useShortcut({
    keys: 'K',
    label: t('reminders:key.previous'),
    isEnabled: rows.length > 0,
    run: () => {
      step(-1);
    },
  });
  useShortcut({
    keys: 'X',
    label: t('reminders:key.choose'),
    isEnabled: mayApprove && openAt !== -1,
    run: () => {
      const keys = chosen.rows.map((row) => row.uid);
      if (openUid === undefined) return;
      chosen.keep(
        keys.includes(openUid as never) ? keys.filter((key) => key !== openUid) : [...keys, openUid],
      );
    },
  });
  const approveAct = {
    label: t('reminders:act.approve'),
    act: approveOne,
    said: (count: number) => t('reminders:act.approved', { count }),
  };
  const canApprove = chosen.rows.some((row) => row.state === 'to-approve');
  const badge = (name: QueueView): string | undefined => {
    if (counts.data === undefined) return undefined;
    const { toApprove, waiting, sending, refused, uncertain } = counts.data;
    const count = {
      'to-approve': toApprove,
      waiting: waiting + sending,
      'to-look-at': refused + uncertain,
      sent: 0,
      cancelled: 0,
      all: 0,
    }[name];
    return count === 0 ? undefined : format.count(count);
  };
  return (
    <Page title={t('nav.reminders')} scrolls={false} action={mayApprove ? <SendNow /> : null}>
      <ListAndSheet
        list={
          <>
            <ClockBanner />
            <ViewTabs
              label={t('reminders:views')}
              tabs={QUEUE_VIEWS.map((name) => ({
                label: t(`reminders:view.${name}`),
                to: `/reminders?state=${name}`,
                isActive: view === name,
                badge: badge(name),
              }))}
            />
            <FilterBar>
              <FilterText
                label={t('reminders:filter.text')}
                value={filters.read('text') ?? ''}
                onChange={(text) => {
                  filters.change({ text });
                }}
              />
              <FilterSelect
                label={t('reminders:filter.channel')}
                value={filters.oneOf('channel', MESSAGE_CHANNELS)}
                choices={MESSAGE_CHANNELS.map((value) => ({ value, label: t(`reminders:channel.${value}`) }))}
                onChange={(channel) => {
                  filters.change({ channel });
                }}
              />
              <FilterSelect
                label={t('reminders:filter.kind')}
                value={filters.oneOf('kind', MESSAGE_KINDS)}
                choices={MESSAGE_KINDS.map((value) => ({ value, label: t(`reminders:kind.${value}`) }))}
                onChange={(kind) => {
                  filters.change({ kind });
                }}
              />
              <ClientFilter filters={filters} />
            </FilterBar>
            <ErrorAlert error={list.error ?? counts.error} />
            <DataTable<MessageRow, never>
              label={t('nav.reminders')}
              columns={chosen.boxed(columns)}
              rows={rows}
              rowKey={(row) => row.uid}
              openKey={openUid}
              onOpen={(row) => {
                void navigate(`/reminders/${row.uid}${filters.search}`);
              }}
              hasMore={list.hasNextPage}
              onMore={() => {
                void list.fetchNextPage();
              }}
              isLoading={list.isFetching}
              {...chosen.table}
              empty={
                filters.isFiltered ? (
                  <NoMatch icon={IconMailForward} onClear={filters.clear} />
                ) : (
                  <EmptyQueue view={view} />
                )
              }
            />
            {first === undefined || first.total === 0 || chosen.rows.length > 0 ? null : (
              <ListFoot>
                <ListTotal page={first}>{null}</ListTotal>
              </ListFoot>
            )}
            {mayApprove ? (
              <BulkBar
                bulk={bulk}
                count={chosen.rows.length}
                onClear={() => {
                  chosen.keep([]);
                }}
              >
                {canApprove ? (
                  <Button
                    size="xs"
                    leftSection={<IconCheck size={15} aria-hidden />}
                    onClick={() => {
                      void bulk.start(approveAct, chosen.rows);
                    }}
                  >
                    {t('reminders:act.approve')}
                  </Button>
                ) : null}
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconClockPause size={15} aria-hidden />}
                  onClick={() => {
                    setPostponing(true);
                  }}
                >
                  {t('reminders:act.postpone')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconBan size={15} aria-hidden />}
                  onClick={() => {
                    void bulk.start(
                      {
                        label: t('reminders:act.cancel'),
                        act: cancelOne,
                        said: (count) => t('reminders:act.cancelled', { count }),
                      },
                      chosen.rows,
                    );
                  }}
                >
                  {t('reminders:act.cancel')}
                </Button>
              </BulkBar>
            ) : null}
            <PostponeSheet
              count={isPostponing ? chosen.rows.length : 0}
              onClose={() => {
                setPostponing(false);
              }}
              onPostpone={(until) => {
                void bulk.start(
                  {
                    label: t('reminders:act.postpone'),
                    act: postponeOne(until),
                    said: (count) => t('reminders:act.postponed', { count }),
                  },
                  chosen.rows,
                );
              }}
            />
          </>
        }
      />
    </Page>
  );
}

/** Plans what is due and sends what waits, without waiting for the next hour. */
function SendNow() {
  const { t } = useWords();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { written, sent, refused, uncertain } = await client.messages.work({});
      await queryClient.invalidateQueries();
      showMessage(
        written + sent + refused + uncertain === 0
          ? t('reminders:work.nothing')
          : t('reminders:work.done', { written, sent, problems: refused + uncertain }),
      );
    } catch (problem) {
      setFailure(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ErrorAlert error={failure} />
      <Button
        leftSection={<IconSend size={16} aria-hidden />}
        loading={isBusy}
        onClick={() => {
          void run();
        }}
      >
        {t('reminders:work.act')}
      </Button>
    </>
  );
}

/** What stands where messages would: what comes here by itself, and what it takes. */
function EmptyQueue({ view }: { readonly view: QueueView }) {
  const { t } = useWords();
  const mayManage = useMay('reminders.manage');
  const mayChannels = useMay('messaging.manage');
  const channels = useQuery(rpc.messaging.get.queryOptions({ input: {}, enabled: mayChannels }));
  const isWayless =
    channels.data !== undefined && channels.data.settings.email.way === 'none' && view === 'to-approve';
  if (isWayless)
    return (
      <EmptyState
        icon={IconMailForward}
        title={t('reminders:empty.noChannel')}
        text={t('reminders:empty.noChannelText')}
        action={
          <Button component={Link} to="/settings/messages">
            {t('reminders:empty.setChannel')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      icon={IconMailForward}
      title={t(`reminders:empty.title.${view}`)}
      text={t('reminders:empty.text')}
      {...(mayManage && view === 'to-approve'
        ? {
            action: (
              <Button component={Link} to="/settings/reminders" variant="default">
                {t('reminders:empty.seePlan')}
              </Button>
            ),
          }
        : {})}
    />
  );
}
