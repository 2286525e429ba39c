import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import {
  IconAddressBook,
  IconCash,
  IconFileInvoice,
  IconTableImport,
  IconTool,
  IconMail,
  IconNote,
  IconPhone,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { TIMELINE_KINDS } from '#shared/contract/clients.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Section } from '../../ui/sheet.tsx';
import styles from './client-timeline.module.css';
import { eventAddress, eventDetail, eventTitle, type TimelineEvent } from './timeline-text.ts';

type Kind = (typeof TIMELINE_KINDS)[number];

const MARKS: Readonly<Record<Kind, Icon>> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  note: IconNote,
  client: IconUser,
  contact: IconAddressBook,
  service: IconTool,
  invoice: IconFileInvoice,
  payment: IconCash,
  import: IconTableImport,
};

/** Everything that happened with a client, newest first, by kind when one is chosen. */
export function ClientTimeline({ uid }: { readonly uid: string }) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind | null>(null);
  const timeline = useInfiniteQuery(
    rpc.clients.timeline.infiniteOptions({
      input: (cursor: string | undefined) => ({
        uid,
        ...(kind === null ? {} : { kinds: [kind] }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const events = timeline.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Section title={t('clients:timeline.title')}>
      <fieldset aria-label={t('clients:timeline.filter')} className={styles['kinds']}>
        {([null, ...TIMELINE_KINDS] as const).map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className={styles['kind']}
            aria-pressed={kind === one}
            onClick={() => {
              setKind(one);
            }}
          >
            {one === null ? t('clients:timeline.all') : t(`clients:timeline.kinds.${one}`)}
          </button>
        ))}
      </fieldset>
      <ErrorAlert error={timeline.error} />
      {timeline.isSuccess && events.length === 0 ? (
        <p className={styles['detail']}>
          {kind === null ? t('clients:timeline.empty') : t('clients:timeline.emptyKind')}
        </p>
      ) : null}
      <ol className={styles['events']}>
        {events.map((event, index) => (
          <Event key={`${event.kind} ${event.at} ${event.uid} ${String(index)}`} event={event} />
        ))}
      </ol>
      {timeline.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          loading={timeline.isFetchingNextPage}
          onClick={() => {
            void timeline.fetchNextPage();
          }}
        >
          {t('clients:timeline.more')}
        </Button>
      ) : null}
    </Section>
  );
}

function Event({ event }: { readonly event: TimelineEvent }) {
  const { t } = useWords();
  const format = useFormat();
  const Mark = MARKS[event.kind];
  const address = eventAddress(event);
  const title = eventTitle(t, event);
  const detail = [
    eventDetail(t, format, event),
    event.actorName === null ? '' : t('clients:timeline.by', { name: event.actorName }),
  ].filter((text) => text !== '');
  return (
    <li className={styles['event']}>
      <span className={styles['mark']}>
        <Mark size={15} aria-hidden />
      </span>
      <div className={styles['what']}>
        <div className={styles['title']}>{address === null ? title : <Link to={address}>{title}</Link>}</div>
        {detail.length === 0 ? null : <div className={styles['detail']}>{detail.join(' · ')}</div>}
      </div>
      <div className={styles['when']}>
        {event.amount === null ? null : <div className={styles['amount']}>{format.money(event.amount)}</div>}
        <time className={styles['time']} dateTime={event.at} title={format.dateTime(event.at)}>
          {format.relative(event.at)}
        </time>
      </div>
    </li>
  );
}
