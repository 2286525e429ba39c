import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { PlaceDirectory } from './ports.ts';
const none = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('not landed yet');
    },
  },
);
export const backupsHandlers = none as HandlersOf<Contract['backups']>;
export const loadPlaceDirectory = (_path: string): PlaceDirectory => ({ find: () => [] });
