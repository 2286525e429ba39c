import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
const none = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('not landed yet');
    },
  },
);
export const backupsHandlers = none as HandlersOf<Contract['backups']>;
