import { useState } from 'react';
import type { Instant } from '#shared/kernel/instant.ts';
import { useWords, words } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import type { RowOutcome } from '../../ui/run-bulk.ts';
import { runUndoable } from '../../ui/undo-toast.tsx';
import type { MessageRow } from './message-words.tsx';

type Counted = { readonly done: number };

/** A message that moved on meanwhile is left alone and told. */
const outcome = ({ done }: Counted, undo: () => Promise<unknown>): RowOutcome =>
  done === 0
    ? { kind: 'skipped', reason: words()('reminders:act.movedOn') }
    : {
        kind: 'done',
        undo: async () => {
          await undo();
        },
      };

/** Lets one message go. */
export const approveOne = async ({ uid }: Pick<MessageRow, 'uid'>): Promise<RowOutcome> =>
  outcome(await client.messages.approve({ uids: [uid] }), async () =>
    client.messages.takeBack({ uids: [uid] }),
  );

/** Cancels one message. */
export const cancelOne = async ({ uid }: Pick<MessageRow, 'uid'>): Promise<RowOutcome> =>
  outcome(await client.messages.cancel({ uids: [uid] }), async () =>
    client.messages.restore({ uids: [uid] }),
  );

const A_MOMENT = 2_000;

/** Holds one message back; taken back, it may leave when it might before. */
export const postponeOne =
  (until: Instant) =>
  async ({ uid, notBefore }: Pick<MessageRow, 'uid' | 'notBefore'>): Promise<RowOutcome> =>
    outcome(await client.messages.postpone({ uids: [uid], until }), async () => {
      const soon = new Date(Date.now() + A_MOMENT).toISOString() as Instant;
      return client.messages.postpone({ uids: [uid], until: notBefore > soon ? notBefore : soon });
    });

/** Does an act to one message and offers to take it back. */
export function useMessageAct() {
  const { t } = useWords();
  const [failure, setFailure] = useState<unknown>(undefined);
  const run = async (said: string, act: () => Promise<RowOutcome>): Promise<void> => {
    setFailure(undefined);
    try {
      await runUndoable(async () => {
        const done = await act();
        await queryClient.invalidateQueries();
        if (done.kind === 'skipped' || done.undo === null) return null;
        const { undo } = done;
        return {
          message: said,
          undo: async () => {
            await undo();
            await queryClient.invalidateQueries();
          },
        };
      });
    } catch (problem) {
      setFailure(problem);
    }
  };
  return {
    failure,
    fail: setFailure,
    approve: async (message: Pick<MessageRow, 'uid'>) =>
      run(t('reminders:act.approved', { count: 1 }), async () => approveOne(message)),
    cancel: async (message: Pick<MessageRow, 'uid'>) =>
      run(t('reminders:act.cancelled', { count: 1 }), async () => cancelOne(message)),
    postpone: async (message: Pick<MessageRow, 'uid' | 'notBefore'>, until: Instant) =>
      run(t('reminders:act.postponed', { count: 1 }), async () => postponeOne(until)(message)),
  };
}
