import { useState } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { client } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { runUndoable } from '../../ui/undo-toast.tsx';

/** A service contract as the core answers it. */
export type ContractRow = InferContractRouterOutputs<Contract>['contracts']['list']['rows'][number];

/** What can be done to a service contract in one press, each with its undo; `failure` is the last refusal. */
export function useContractActs() {
  const { t } = useWords();
  const format = useFormat();
  const [failure, setFailure] = useState<unknown>(undefined);
  const run = async (
    act: () => Promise<{ readonly message: string; readonly undo: () => Promise<unknown> }>,
  ): Promise<void> => {
    setFailure(undefined);
    try {
      await runUndoable(async () => {
        const { message, undo } = await act();
        await queryClient.invalidateQueries();
        return {
          message,
          undo: async () => {
            try {
              await undo();
            } finally {
              await queryClient.invalidateQueries();
            }
          },
        };
      });
    } catch (error) {
      setFailure(error);
      await queryClient.invalidateQueries();
    }
  };
  return {
    failure,
    renew: async ({ uid, revision, title }: ContractRow): Promise<void> =>
      run(async () => {
        const renewed = await client.contracts.renew({ uid, revision });
        return {
          message: t('contracts:didRenew', { title, until: format.date(renewed.following.endsOn) }),
          undo: async () => {
            await client.contracts.delete({ uid: renewed.following.uid });
            await client.contracts.reopen({ uid, revision: renewed.revision });
          },
        };
      }),
    end: async ({ uid, revision, title }: ContractRow): Promise<void> =>
      run(async () => {
        const ended = await client.contracts.end({ uid, revision });
        return {
          message: t('contracts:didEnd', { title }),
          undo: async () => client.contracts.reopen({ uid, revision: ended.revision }),
        };
      }),
    reopen: async ({ uid, revision, title, standing }: ContractRow): Promise<void> =>
      run(async () => {
        const reopened = await client.contracts.reopen({ uid, revision });
        return {
          message: t('contracts:didReopen', { title }),
          undo: async () =>
            standing === 'renewed'
              ? client.contracts.renew({ uid, revision: reopened.revision })
              : client.contracts.end({ uid, revision: reopened.revision }),
        };
      }),
    remove: async ({ uid, title }: ContractRow): Promise<void> =>
      run(async () => {
        await client.contracts.delete({ uid });
        return {
          message: t('contracts:didDelete', { title }),
          undo: async () => client.contracts.restore({ uid }),
        };
      }),
  };
}

/** The acts, as the lists hand them on. */
export type ContractActs = ReturnType<typeof useContractActs>;
