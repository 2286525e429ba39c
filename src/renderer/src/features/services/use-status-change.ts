import { useState } from 'react';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { words } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { runUndoable, type UndoOffer } from '../../ui/undo-toast.tsx';
import type { ServiceStatus } from './service-words.tsx';
import { pathBetween } from './status-path.ts';

interface Changed {
  readonly uid: string;
  readonly revision: number;
  readonly status: ServiceStatus;
  readonly performedOn: LocalDate | null;
}

/** Takes a service through states one by one; the day of the work is kept. Answers the last revision. */
export async function walk(
  service: Changed,
  revision: number,
  steps: readonly ServiceStatus[],
): Promise<number> {
  let current = revision;
  for (const status of steps) {
    const day = status === 'done' && service.performedOn !== null ? { performedOn: service.performedOn } : {};
    ({ revision: current } = await client.services.setStatus({
      uid: service.uid,
      revision: current,
      status,
      ...day,
    }));
  }
  return current;
}

/** Changes where a service stands and offers to take it back; `failure` is the last refusal. */
export function useStatusChange() {
  const [failure, setFailure] = useState<unknown>(undefined);
  const [isBusy, setBusy] = useState(false);
  const changeNow = async (service: Changed, to: ServiceStatus): Promise<UndoOffer> => {
    const revision = await walk({ ...service, performedOn: null }, service.revision, [to]);
    await queryClient.invalidateQueries();
    const undo = async (): Promise<void> => {
      try {
        await walk(service, revision, pathBetween(to, service.status));
      } finally {
        await queryClient.invalidateQueries();
      }
    };
    return { message: words()(`services:did.${to}`), undo };
  };
  const change = async (service: Changed, to: ServiceStatus): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await runUndoable(async () => changeNow(service, to));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { change, failure, isBusy };
}
