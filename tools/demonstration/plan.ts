import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { planClients, type PlannedClient } from './plan-clients.ts';
import { planInteractions, type PlannedInteraction } from './plan-interactions.ts';
import { planInvoices, planServices, type PlannedInvoice, type PlannedService } from './plan-work.ts';
import { seededChance } from './seeded-chance.ts';

/** Everything that happens in the demonstration company, before anything of it is entered. */
export interface CompanyPlan {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly clients: readonly PlannedClient[];
  readonly services: readonly PlannedService[];
  readonly invoices: readonly PlannedInvoice[];
  readonly interactions: readonly PlannedInteraction[];
}

/** How large the company is. */
export interface CompanySize {
  readonly clients: number;
  readonly services: number;
  /** Colleagues who look after clients and do the work. */
  readonly workers: number;
}

const SEED = 20_261_122;
const DAYS_OF_TWO_YEARS = 730;

/** Two years of a company that end on `to`: the same seed gives the same people, work and amounts every time. */
export function planCompany(size: CompanySize, to: LocalDate): CompanyPlan {
  const chance = seededChance(SEED);
  const from = addDays(to, -DAYS_OF_TWO_YEARS);
  const period = { from, to };
  const clients = planClients(chance, size.clients, period, size.workers);
  const services = planServices(chance, clients, size.services, period, size.workers);
  return {
    from,
    to,
    clients,
    services,
    invoices: planInvoices(chance, clients, services, period),
    // Chance of their own: what is said changes nothing of the work and its amounts.
    interactions: planInteractions(seededChance(SEED + 1), clients, to),
  };
}
