import { ActionIcon, Button, Loader, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconClockPause,
  IconDots,
  IconPencil,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { smsLength } from '#shared/domain/messages/sms-length.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { useHasDraft } from '../../ui/drafts.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Facts, Section, Sheet } from '../../ui/sheet.tsx';
import { useShortcut } from '../../ui/shortcuts.tsx';
import { showMessage } from '../../ui/undo-toast.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { MailProgram, PostedLetter, Uncertain } from './by-hand.tsx';
import { MessageAttachments } from './message-attachments.tsx';
import { useMessageAct } from './message-acts.ts';
import { MessageForm } from './message-form.tsx';
import { CHANNEL_ICONS, MessageChip, reasonWords, type MessageView } from './message-words.tsx';
import { PostponeSheet } from './postpone-sheet.tsx';
import styles from './reminders.module.css';

/** One message beside the queue: exactly what leaves, why it waits, and what can be done with it. */
export function MessageSheet() {
  const { t } = useWords();
  const filters = useFilters();
  const { uid = '' } = useParams();
  const { data, error } = useQuery(rpc.messages.get.queryOptions({ input: { uid } }));
  const backTo = `/reminders${filters.search}`;
  if (data === undefined)
    return (
      <Sheet title="" backTo={backTo}>
        {error === null ? (
          <Loader role="status" size="sm" aria-label={t('table.loading')} />
        ) : (
          <ErrorAlert error={error} />
        )}
      </Sheet>
    );
  return <OpenMessage key={data.uid} message={data} backTo={backTo} />;
}

function OpenMessage({ message, backTo }: { readonly message: MessageView; readonly backTo: string }) {
  const { t } = useWords();
  const format = useFormat();
  const acts = useMessageAct();
  const mayAct = useMay('messages.approve');
  // What was begun is taken up where it was left.
  const [isEditing, setEditing] = useState(useHasDraft(`message:${message.uid}`));
  const [isPostponing, setPostponing] = useState(false);
  const { state } = message;
  const isOpen = state === 'to-approve' || state === 'waiting' || state === 'refused';
  const mayEdit = mayAct && message.mayEdit;
  const mayApprove = mayAct && (state === 'to-approve' || state === 'refused');
  const approve = (): void => {
    void acts.approve(message);
  };
  useShortcut({
    keys: 'A',
    label: t('reminders:act.approve'),
    isEnabled: mayApprove && !isEditing,
    run: approve,
  });
  useShortcut({
    keys: 'P',
    label: t('reminders:act.postpone'),
    isEnabled: mayAct && isOpen && !isEditing,
    run: () => {
      setPostponing(true);
    },
  });
  useShortcut({
    keys: 'E',
    label: t('action.edit'),
    isEnabled: mayEdit && !isEditing,
    run: () => {
      setEditing(true);
    },
  });
  const restore = async (): Promise<void> => {
    acts.fail(undefined);
    try {
      const { done } = await client.messages.restore({ uids: [message.uid] });
      await queryClient.invalidateQueries();
      showMessage(t(done === 0 ? 'reminders:act.movedOn' : 'reminders:act.restored'));
    } catch (problem) {
      acts.fail(problem);
    }
  };
  const Mark = CHANNEL_ICONS[message.channel];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('reminders:column.client'),
      <Link key="client" to={`/clients/${message.clientUid}`}>
        {message.clientName}
      </Link>,
    ],
    [
      t('reminders:column.about'),
      <span key="about" className={styles['subjects']}>
        {message.subjects.map(({ invoice, service, level }) =>
          invoice !== null ? (
            <Link key={`${invoice.uid} ${level}`} to={`/invoices/${invoice.uid}`}>
              {invoice.number}
            </Link>
          ) : service === null ? null : (
            <Link key={`${service.uid} ${level}`} to={`/services/${service.uid}`}>
              {service.title}
            </Link>
          ),
        )}
      </span>,
    ],
    [
      t('reminders:column.channel'),
      <span key="channel" className={styles['channel']}>
        <Mark size={15} aria-hidden />
        {t(`reminders:channel.${message.channel}`)}
      </span>,
    ],
    [t('reminders:written'), format.dateTime(message.createdAt)],
    [
      t('reminders:approved'),
      message.approvedAt === null
        ? ''
        : message.approvedByName === null
          ? format.dateTime(message.approvedAt)
          : t('reminders:approvedBy', {
              at: format.dateTime(message.approvedAt),
              name: message.approvedByName,
            }),
    ],
    [t('reminders:sentAt'), message.sentAt === null ? '' : format.dateTime(message.sentAt)],
    [t('reminders:registered'), message.registeredNumber],
    [
      t('reminders:deliveryAt'),
      message.delivery === null || message.deliveryAt === null
        ? ''
        : `${t(`reminders:delivery.${message.delivery}`)}, ${format.dateTime(message.deliveryAt)}`,
    ],
  ];
  return (
    <Sheet
      title={message.subject === '' ? t(`reminders:kind.${message.kind}`) : message.subject}
      subtitle={<MessageChip message={message} />}
      backTo={backTo}
      actions={
        mayAct && !isEditing ? (
          <>
            {mayApprove ? (
              <Button size="xs" leftSection={<IconCheck size={15} aria-hidden />} onClick={approve}>
                {t(state === 'refused' ? 'reminders:act.tryAgain' : 'reminders:act.approve')}
              </Button>
            ) : null}
            {mayEdit ? (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={() => {
                  setEditing(true);
                }}
              >
                {t('action.edit')}
              </Button>
            ) : null}
            {isOpen || state === 'cancelled' ? (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon aria-label={t('action.more')}>
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {isOpen ? (
                    <>
                      <Menu.Item
                        leftSection={<IconClockPause size={16} aria-hidden />}
                        onClick={() => {
                          setPostponing(true);
                        }}
                      >
                        {t('reminders:act.postpone')}
                      </Menu.Item>
                      <Menu.Item
                        leftSection={<IconBan size={16} aria-hidden />}
                        onClick={() => {
                          void acts.cancel(message);
                        }}
                      >
                        {t('reminders:act.cancel')}
                      </Menu.Item>
                    </>
                  ) : (
                    <Menu.Item
                      disabled={message.reason !== 'by-person'}
                      leftSection={<IconArrowBackUp size={16} aria-hidden />}
                      onClick={() => {
                        void restore();
                      }}
                    >
                      {t('reminders:act.restore')}
                    </Menu.Item>
                  )}
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </>
        ) : null
      }
    >
      <ErrorAlert error={acts.failure} />
      <Why message={message} />
      {mayAct && state === 'uncertain' ? <Uncertain message={message} /> : null}
      {isEditing ? (
        <MessageForm
          message={message}
          onClose={() => {
            setEditing(false);
          }}
        />
      ) : (
        <Preview message={message} />
      )}
      {mayAct && isOpen && message.channel === 'email' ? <MailProgram message={message} /> : null}
      {mayAct && isOpen && message.channel === 'letter' ? <PostedLetter message={message} /> : null}
      <MessageAttachments message={message} />
      <Facts rows={facts.filter(([, value]) => value !== '')} />
      <Attempts message={message} />
      <PostponeSheet
        count={isPostponing ? 1 : 0}
        onClose={() => {
          setPostponing(false);
        }}
        onPostpone={(until) => {
          void acts.postpone(message, until);
        }}
      />
    </Sheet>
  );
}

/** Why it has not left, or what would happen now, in plain words with what to do. */
function Why({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const format = useFormat();
  const { state, verdict, reason } = message;
  const told =
    state === 'cancelled' || state === 'refused' || state === 'uncertain'
      ? reason
      : verdict === null || verdict.tag === 'send'
        ? null
        : verdict.reason;
  const first =
    state === 'to-approve'
      ? t('reminders:why.toApprove')
      : state === 'waiting' && verdict?.tag === 'send'
        ? t('reminders:why.soon')
        : '';
  if (told === null)
    return first === '' ? null : (
      <p className={styles['why']} data-tone="info">
        {first}
      </p>
    );
  const { what, remedy } = reasonWords(t, told);
  const until = verdict?.tag === 'wait' ? verdict.until : null;
  return (
    <div
      className={styles['why']}
      data-tone={state === 'refused' || verdict?.tag === 'refuse' ? 'bad' : 'info'}
    >
      {first === '' ? null : <p>{first}</p>}
      <p>
        <strong>{what}</strong>
        {until === null ? null : ` ${t('reminders:why.until', { at: format.dateTime(until) })}`}
      </p>
      {remedy === '' ? null : <p>{remedy}</p>}
      {told === 'channel-not-set' || told === 'ChannelNotSet' || told === 'SecretMissing' ? (
        <p>
          <Link to="/settings/messages">{t('reminders:empty.setChannel')}</Link>
        </p>
      ) : null}
    </div>
  );
}

/** The message as it will leave: to whom, subject, text; a short message with what it costs. */
function Preview({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const length = message.channel === 'sms' ? smsLength(message.body) : null;
  return (
    <Section title={t(message.sentAt === null ? 'reminders:asItLeaves' : 'reminders:asItLeft')}>
      <article className={styles['paper']} lang={message.language}>
        <p className={styles['to']}>
          {message.recipientAddress === '' && message.channel !== 'letter'
            ? t('reminders:noAddress', { name: message.recipientName })
            : t('reminders:to', {
                recipient: [message.recipientName, message.recipientAddress]
                  .filter((part) => part !== '')
                  .join(' · '),
              })}
        </p>
        {message.subject === '' ? null : <p className={styles['paperSubject']}>{message.subject}</p>}
        <div className={styles['paperBody']}>{message.body}</div>
      </article>
      {length === null ? null : (
        <p className={styles['quiet']}>
          {t(length.alphabet === 'gsm7' ? 'reminders:sms.plain' : 'reminders:sms.wide', {
            count: length.segments,
            units: length.units,
          })}
        </p>
      )}
      {message.isEdited ? <p className={styles['quiet']}>{t('reminders:isEdited')}</p> : null}
    </Section>
  );
}

function Attempts({ message }: { readonly message: MessageView }) {
  const { t } = useWords();
  const format = useFormat();
  if (message.attemptLog.length === 0) return null;
  return (
    <Section title={t('reminders:attempts')}>
      <ul className={styles['attempts']}>
        {message.attemptLog.map((attempt) => (
          <li key={attempt.at}>
            <span className="tabular">{format.dateTime(attempt.at)}</span>
            <span>
              {t(`reminders:outcome.${attempt.outcome}`)}
              {attempt.reason === null ? '' : ` · ${reasonWords(t, attempt.reason).what}`}
              {attempt.answerCode === '' ? '' : ` (${attempt.answerCode})`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
