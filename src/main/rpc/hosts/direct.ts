import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { App } from '#main/app/create-app.ts';
import type { Seat } from '#main/app/seat.ts';
import type { Contract } from '#shared/contract/index.ts';

/** The contract as a caller sees it, on any host. */
export type CarnetClient = ContractRouterClient<Contract>;

/** In-process calls, for tests and scripts; validation, permissions and audit are those of every host. */
export const directClient = (app: App, seat: Seat): CarnetClient =>
  createRouterClient(app.router, { context: { seat } }) as unknown as CarnetClient;
