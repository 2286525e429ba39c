import {
  IconAddressBook,
  IconCash,
  IconContract,
  IconMoodSmile,
  IconFileInvoice,
  IconSend,
  IconTableImport,
  IconTool,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { InteractionEvent } from '../interactions/interaction-event.tsx';
import { KIND_ICONS } from '../interactions/interaction-words.tsx';
import type { ClientView } from './client-answers.ts';
import styles from './client-timeline.module.css';
import { eventAddress, eventDetail, eventTitle, type TimelineEvent } from './timeline-text.ts';

const MARKS: Readonly<Record<TimelineEvent['kind'], Icon>> = {
  ...KIND_ICONS,
  client: IconUser,
  contact: IconAddressBook,
  service: IconTool,
  invoice: IconFileInvoice,
  payment: IconCash,
  contract: IconContract,
  message: IconSend,
  survey: IconMoodSmile,
  import: IconTableImport,
};

/** One happening of a client's timeline: what it was, its sum, when, and the acts of an interaction. */
export function HappeningLine(props: {
  readonly event: TimelineEvent;
  readonly contacts: ClientView['contacts'];
}) {
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
