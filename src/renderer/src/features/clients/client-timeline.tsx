import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import {
  IconAddressBook,
  IconCash,
  IconFileInvoice,
  IconTableImport,
  IconTool,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { TIMELINE_KINDS } from '#shared/contract/clients.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Section } from '../../ui/sheet.tsx';
import { Composer } from '../interactions/composer.tsx';
import { InteractionEvent } from '../interactions/interaction-event.tsx';
import { KIND_ICONS } from '../interactions/interaction-words.tsx';
import type { ClientView } from './client-answers.ts';
import styles from './client-timeline.module.css';
import { eventAddress, eventDetail, eventTitle, type TimelineEvent } from './timeline-text.ts';

type Kind = (typeof TIMELINE_KINDS)[number];

const NEEDS: Readonly<Record<Kind, Permission>> = {
  call: 'interactions.read',
  email: 'interactions.read',
  meeting: 'interactions.read',
  note: 'interactions.read',
  service: 'services.read',
  invoice: 'invoices.read',
  payment: 'payments.read',
  client: 'clients.read',
  contact: 'clients.read',
  import: 'clients.read',
};

const MARKS: Readonly<Record<Kind, Icon>> = {
  ...KIND_ICONS,
  client: IconUser,
  contact: IconAddressBook,
  service: IconTool,
  invoice: IconFileInvoice,
  payment: IconCash,
  import: IconTableImport,
};

interface ClientTimelineProps {
  readonly client: ClientView;
  /** The composer has the focus from the start. */
  readonly isWriting: boolean;
}

/** Everything that happened with a client, newest first, by kind when one is chosen. */
export function ClientTimeline({ client, isWriting }: ClientTimelineProps) {
  const { uid } = client;
  const { t } = useWords();
  const mayWrite = useMay('interactions.write') && client.status === 'active';
  const grants = useSession()?.grants ?? {};
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
      {mayWrite ? <Composer clientUid={uid} contacts={client.contacts} isFocused={isWriting} /> : null}
      <fieldset aria-label={t('clients:timeline.filter')} className={styles['kinds']}>
        {[null, ...TIMELINE_KINDS.filter((one) => grants[NEEDS[one]] !== undefined)].map((one) => (
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
          <Event
            // An interaction keeps its place in the window while others come and go: its form may be open.
            key={
              event.interaction === null
                ? `${event.kind} ${event.at} ${event.uid} ${String(index)}`
                : event.uid
            }
            event={event}
            contacts={client.contacts}
          />
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

function Event(props: { readonly event: TimelineEvent; readonly contacts: ClientView['contacts'] }) {
  const { event } = props;
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
        {event.interaction === null ? null : (
          <InteractionEvent interaction={event.interaction} contacts={props.contacts} />
        )}
        {event.interaction !== null ? null : (
          <>
            <div className={styles['title']}>
              {address === null ? title : <Link to={address}>{title}</Link>}
            </div>
            {detail.length === 0 ? null : <div className={styles['detail']}>{detail.join(' · ')}</div>}
          </>
        )}
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
