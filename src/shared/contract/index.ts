import { auditContract } from './audit.ts';
import { backupsContract } from './backups.ts';
import { contractsContract } from './contracts.ts';
import { clientsContract } from './clients.ts';
import { draftsContract } from './drafts.ts';
import { eventsContract } from './events.ts';
import { figuresContract } from './figures.ts';
import { interactionsContract } from './interactions.ts';
import { invoicesContract } from './invoices.ts';
import { messagingContract } from './messaging.ts';
import { messagesContract } from './messages.ts';
import { organisationContract } from './organisation.ts';
import { paymentsContract } from './payments.ts';
import { searchContract } from './search.ts';
import { remindersContract } from './reminders.ts';
import { surveysContract } from './surveys.ts';
import { reportsContract } from './reports.ts';
import { catalogueContract, servicesContract } from './services.ts';
import { tasksContract } from './tasks.ts';
import { todayContract } from './today.ts';
import { transfersContract } from './transfers.ts';
import { usersContract } from './users.ts';
import { viewsContract } from './views.ts';
import { vaultContract } from './vault.ts';

/**
 * Everything that crosses between a window, a REST client or a script and the core.
 *
 * Both ends derive their types from this value; there is no side channel (style rule 1).
 */
export const contract = {
  vault: vaultContract,
  organisation: organisationContract,
  messaging: messagingContract,
  users: usersContract,
  audit: auditContract,
  backups: backupsContract,
  clients: clientsContract,
  interactions: interactionsContract,
  contracts: contractsContract,
  catalogue: catalogueContract,
  services: servicesContract,
  invoices: invoicesContract,
  payments: paymentsContract,
  messages: messagesContract,
  figures: figuresContract,
  today: todayContract,
  reminders: remindersContract,
  tasks: tasksContract,
  reports: reportsContract,
  surveys: surveysContract,
  transfers: transfersContract,
  drafts: draftsContract,
  search: searchContract,
  views: viewsContract,
  events: eventsContract,
};

/** The contract's type, from which clients and handlers are derived. */
export type Contract = typeof contract;
