import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

type Answers = InferContractRouterOutputs<Contract>['clients'];

/** A row of the client list as the core answers it. */
export type ClientRow = Answers['list']['rows'][number];

/** The sheet of a client as the core answers it. */
export type ClientView = Answers['get'];
