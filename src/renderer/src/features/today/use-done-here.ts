import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { runUndoable, type UndoOffer } from '../../ui/undo-toast.tsx';
import { pathBetween } from '../services/status-path.ts';
import type { Appointment } from '../calendar/placement.ts';
import type { TodayAnswer } from './today-answer.ts';

type Rows<Name extends 'toClose' | 'toSend' | 'recalls'> = NonNullable<TodayAnswer[Name]>['rows'][number];
type Closable = Rows<'toClose'> | Appointment;

/** Acts that are done from the first page, each with its undo; `failure` is the last refusal. */
export function useDoneHere() {
  const { t } = useWords();
  const [failure, setFailure] = useState<unknown>(undefined);
  const runNow = async (act: () => Promise<() => Promise<unknown>>, message: string): Promise<UndoOffer> => {
    const takeBack = await act();
    await queryClient.invalidateQueries();
    const undo = async (): Promise<void> => {
      try {
        await takeBack();
      } finally {
        await queryClient.invalidateQueries();
      }
    };
    return { message, undo };
  };
  const run = async (act: () => Promise<() => Promise<unknown>>, message: string): Promise<void> => {
    setFailure(undefined);
    try {
      await runUndoable(async () => runNow(act, message));
    } catch (error) {
      setFailure(error);
      await queryClient.invalidateQueries();
    }
  };
  return {
    failure,
    /** Work planned for a past day counts as done on that day. */
    close: async (service: Closable): Promise<void> =>
      run(
        async () => {
          const done = await client.services.setStatus({
            uid: service.uid,
            revision: service.revision,
            status: 'done',
            ...(service.plannedOn === null ? {} : { performedOn: service.plannedOn }),
          });
          return async () => {
            let { revision } = done;
            for (const status of pathBetween('done', service.status))
              ({ revision } = await client.services.setStatus({ uid: service.uid, revision, status }));
          };
        },
        t('today:didDone', { client: service.clientName, title: service.title }),
      ),
    markSent: async ({ uid, number }: Rows<'toSend'>): Promise<void> =>
      run(
        async () => {
          await client.invoices.markSent({ uid, sent: true });
          return async () => client.invoices.markSent({ uid, sent: false });
        },
        t('today:didSend', { number: number ?? '' }),
      ),
    recalled: async ({ uid, clientName }: Pick<Rows<'recalls'>, 'uid' | 'clientName'>): Promise<void> =>
      run(
        async () => {
          await client.interactions.setRecallDone({ uid, done: true });
          return async () => client.interactions.setRecallDone({ uid, done: false });
        },
        t('today:didRecall', { client: clientName }),
      ),
  };
}
