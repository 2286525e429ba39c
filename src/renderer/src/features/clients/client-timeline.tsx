import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TIMELINE_KINDS } from '#shared/contract/client-views.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay, useSession } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Section } from '../../ui/sheet.tsx';
import { Composer } from '../interactions/composer.tsx';
import { useClientAddress } from './client-address.ts';
import type { ClientView } from './client-answers.ts';
import styles from './client-timeline.module.css';
import { FoundInteraction } from './found-interaction.tsx';
import { HappeningLine } from './happening-line.tsx';

type Kind = (typeof TIMELINE_KINDS)[number];

const NEEDS: Readonly<Record<Kind, Permission>> = {
  call: 'interactions.read',
  email: 'interactions.read',
  meeting: 'interactions.read',
  note: 'interactions.read',
  service: 'services.read',
  invoice: 'invoices.read',
  payment: 'payments.read',
  contract: 'contracts.read',
  message: 'messages.read',
  survey: 'surveys.read',
  client: 'clients.read',
  contact: 'clients.read',
  import: 'clients.read',
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
  const { noting, found, forget } = useClientAddress();
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
      {mayWrite ? (
        <Composer
          clientUid={uid}
          contacts={client.contacts}
          isFocused={isWriting}
          asked={noting}
          onTaken={() => {
            forget('note');
          }}
        />
      ) : null}
      {found === null ? null : (
        <FoundInteraction
          key={found}
          uid={found}
          contacts={client.contacts}
          onClose={() => {
            forget('interaction');
          }}
        />
      )}
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
          <HappeningLine
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
