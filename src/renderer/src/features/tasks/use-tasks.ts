import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import type { Contract } from '#shared/contract/index.ts';
import { rpc } from '../../rpc/client.ts';
import { useMay } from '../../session/use-session.ts';

/** What waits, as the core answers it. */
export type TasksAnswer = InferContractRouterOutputs<Contract>['tasks']['list'];

/**
 * What waits for the person at this window; undefined until it is known.
 *
 * Changes of people arrive by the stream of changes; what the core does by itself tells nobody, hence the minute.
 */
export function useTasks(): TasksAnswer | undefined {
  const may = useMay('clients.read');
  const { data } = useQuery(
    rpc.tasks.list.queryOptions({ input: {}, enabled: may, refetchInterval: 60_000 }),
  );
  return data;
}
