import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

/** What the core answers for the first page. */
export type TodayAnswer = InferContractRouterOutputs<Contract>['today']['get'];
