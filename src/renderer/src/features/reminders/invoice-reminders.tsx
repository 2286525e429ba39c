import { Button, Menu } from '@mantine/core';
import {
  IconBellPause,
  IconBellRinging,
  IconFileText,
  IconScale,
  IconChevronDown,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client, rpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { useMay } from '../../session/use-session.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Section } from '../../ui/sheet.tsx';
import { runUndoable, showMessage } from '../../ui/undo-toast.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { CHANNEL_ICONS, MessageChip } from './message-words.tsx';
import { channelNames } from './reminder-words.ts';
import styles from './reminders.module.css';

/** What was said of an invoice, and what its reminders did and will do. */
export type FollowUp = InferContractRouterOutputs<Contract>['reminders']['followUp'];

/** What an invoice's sheet says of its reminders: sent, next, why they rest; remind now, dispute, payment plan, pause. */
export function InvoiceReminders(props: { readonly invoiceUid: string; readonly number: string }) {
  const { t } = useWords();
  const format = useFormat();
  const { invoiceUid } = props;
  const { data, error } = useQuery(rpc.reminders.followUp.queryOptions({ input: { invoiceUid } }));
  const mayFollow = useMay('invoices.follow-up');
  const mayRemind = useMay('messages.approve');
  const [failure, setFailure] = useState<unknown>(undefined);
  const [form, setForm] = useState<'dispute' | 'plan' | null>(null);
  if (data === undefined) return <ErrorAlert error={error} />;
  const isOver = data.rest === 'paid' || data.rest === 'credited';
  if (isOver && data.messages.length === 0) return null;

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setFailure(undefined);
    try {
      await act();
    } catch (problem) {
      setFailure(problem);
    }
  };
  const set = async (changes: Partial<FollowUp>, said: string): Promise<void> =>
    attempt(async () =>
      runUndoable(async () => {
        const before = data;
        const valuesOf = (from: FollowUp) => ({
          invoiceUid,
          disputedOn: from.disputedOn,
          disputeReason: from.disputeReason,
          plannedUntil: from.plannedUntil,
          planNote: from.planNote,
          isPaused: from.isPaused,
        });
        const { revision } = await client.reminders.setFollowUp({
          ...valuesOf({ ...before, ...changes }),
          revision: before.revision,
        });
        await queryClient.invalidateQueries();
        return {
          message: said,
          undo: async () => {
            await client.reminders.setFollowUp({ ...valuesOf(before), revision });
            await queryClient.invalidateQueries();
          },
        };
      }),
    );
  const remindNow = async (): Promise<void> =>
    attempt(async () => {
      const { uids } = await client.messages.remindNow({ invoiceUid });
      await queryClient.invalidateQueries();
      showMessage(t('reminders:invoice.reminded', { count: uids.length }));
    });
  const saveNotice = async (): Promise<void> =>
    attempt(async () => {
      const file = await client.reminders.formalNotice({ invoiceUid, purpose: 'save' });
      saveFile(file, file.name);
    });
  const standing = (): string => {
    if (data.rest === 'disputed' && data.disputedOn !== null)
      return data.disputeReason === ''
        ? t('reminders:invoice.disputed', { day: format.date(data.disputedOn) })
        : t('reminders:invoice.disputedFor', {
            day: format.date(data.disputedOn),
            reason: data.disputeReason,
          });
    if (data.rest === 'payment-plan' && data.plannedUntil !== null)
      return t('reminders:invoice.planned', { day: format.date(data.plannedUntil) });
    if (data.rest !== null) return t(`reminders:rest.${data.rest}`);
    if (data.next === null) return '';
    return t('reminders:invoice.next', {
      template: t(`reminders:template.${data.next.template}`),
      day: format.date(data.next.day),
      channels: channelNames(t, data.next.channels),
    });
  };
  return (
    <Section
      title={t('nav.reminders')}
      action={
        isOver || (!mayFollow && !mayRemind) ? undefined : (
          <span className={styles['boxesInLine']}>
            {mayRemind ? (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconBellRinging size={14} aria-hidden />}
                onClick={() => {
                  void remindNow();
                }}
              >
                {t('reminders:invoice.remindNow')}
              </Button>
            ) : null}
            {mayFollow ? (
              <Menu position="bottom-end">
                <Menu.Target>
                  <Button
                    size="compact-xs"
                    variant="default"
                    rightSection={<IconChevronDown size={14} aria-hidden />}
                  >
                    {t('reminders:invoice.followUp')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {data.disputedOn === null ? (
                    <Menu.Item
                      leftSection={<IconScale size={16} aria-hidden />}
                      onClick={() => {
                        setForm('dispute');
                      }}
                    >
                      {t('reminders:invoice.dispute')}
                    </Menu.Item>
                  ) : (
                    <Menu.Item
                      leftSection={<IconScale size={16} aria-hidden />}
                      onClick={() => {
                        void set(
                          { disputedOn: null, disputeReason: '' },
                          t('reminders:invoice.disputeEnded'),
                        );
                      }}
                    >
                      {t('reminders:invoice.endDispute')}
                    </Menu.Item>
                  )}
                  <Menu.Item
                    leftSection={<IconFileText size={16} aria-hidden />}
                    onClick={() => {
                      setForm('plan');
                    }}
                  >
                    {t('reminders:invoice.paymentPlan')}
                  </Menu.Item>
                  {data.plannedUntil === null ? null : (
                    <Menu.Item
                      leftSection={<IconFileText size={16} aria-hidden />}
                      onClick={() => {
                        void set({ plannedUntil: null, planNote: '' }, t('reminders:invoice.planEnded'));
                      }}
                    >
                      {t('reminders:invoice.endPlan')}
                    </Menu.Item>
                  )}
                  <Menu.Item
                    leftSection={<IconBellPause size={16} aria-hidden />}
                    onClick={() => {
                      void set(
                        { isPaused: !data.isPaused },
                        t(data.isPaused ? 'reminders:invoice.unpaused' : 'reminders:invoice.paused'),
                      );
                    }}
                  >
                    {t(data.isPaused ? 'reminders:invoice.unpause' : 'reminders:invoice.pause')}
                  </Menu.Item>
                  {data.daysLate > 0 ? (
                    <Menu.Item
                      leftSection={<IconFileText size={16} aria-hidden />}
                      onClick={() => {
                        void saveNotice();
                      }}
                    >
                      {t('reminders:invoice.notice')}
                    </Menu.Item>
                  ) : null}
                </Menu.Dropdown>
              </Menu>
            ) : null}
          </span>
        )
      }
    >
      <ErrorAlert error={error ?? failure} />
      <p className={styles['standing']}>{standing()}</p>
      {data.daysLate > 0 && !isOver ? (
        <p className={styles['quiet']}>
          {data.interest > 0
            ? t('reminders:invoice.costs', {
                count: data.daysLate,
                interest: format.money(data.interest),
                fee: format.money(data.fee),
              })
            : t('reminders:invoice.late', { count: data.daysLate })}
        </p>
      ) : null}
      {data.messages.length === 0 ? null : (
        <ul className={styles['attempts']}>
          {data.messages.map((message) => {
            const Mark = CHANNEL_ICONS[message.channel];
            return (
              <li key={`${message.uid} ${message.level}`}>
                <Mark size={15} aria-label={t(`reminders:channel.${message.channel}`)} role="img" />
                <Link to={`/reminders/${message.uid}?state=all`}>
                  {message.template === null
                    ? t('reminders:kind.reminder')
                    : t(`reminders:template.${message.template}`)}
                </Link>
                <MessageChip message={{ state: message.state, delivery: null }} />
                <span className={styles['quiet']}>
                  {format.dateTime(message.sentAt ?? message.createdAt)}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {form === null ? null : (
        <FollowUpForm
          kind={form}
          invoiceUid={invoiceUid}
          number={props.number}
          followUp={data}
          onClose={() => {
            setForm(null);
          }}
        />
      )}
    </Section>
  );
}
