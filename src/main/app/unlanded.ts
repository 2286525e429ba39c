import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { Keychain, PlaceDirectory } from './ports.ts';
const none = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('not landed yet');
    },
  },
);
export const auditHandlers = none as HandlersOf<Contract['audit']>;
export const backupsHandlers = none as HandlersOf<Contract['backups']>;
export const catalogueHandlers = none as HandlersOf<Contract['catalogue']>;
export const servicesHandlers = none as HandlersOf<Contract['services']>;
export const invoicesHandlers = none as HandlersOf<Contract['invoices']>;
export const paymentsHandlers = none as HandlersOf<Contract['payments']>;
export const figuresHandlers = none as HandlersOf<Contract['figures']>;
export const transfersHandlers = none as HandlersOf<Contract['transfers']>;
export const systemKeychain = (): Keychain => ({
  name: '',
  unavailable: () => Promise.resolve('absent'),
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(false),
  remove: () => Promise.resolve(false),
});
export const loadPlaceDirectory = (_path: string): PlaceDirectory => ({ find: () => [] });
