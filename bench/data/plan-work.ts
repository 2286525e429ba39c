import { serviceAmount } from '#shared/domain/services/service.ts';
import { CATALOGUE, type SoldItem } from '../../tools/demonstration/catalogue.ts';
import { seededChance, type SeededChance } from '../../tools/demonstration/seeded-chance.ts';
import { agentReach, type ClientBook, type Staff } from './clients.ts';
import type { Dimensions } from './dimensions.ts';
import { at, popular } from './rows.ts';

/** A piece of work before it is written; its id is its place in the list plus one. */
export interface WorkedService {
  readonly client: number;
  readonly day: number;
  readonly item: number;
  readonly quantity: string;
  readonly netCents: number;
  readonly technician: number;
  readonly status: 'planned' | 'in-progress' | 'done' | 'cancelled';
  /** Id of the document that bills it. */
  invoice: number | null;
}

/** A document before it is written; its id is its place in the list plus one. */
export interface WorkedInvoice {
  readonly kind: 'invoice' | 'credit-note';
  readonly client: number;
  /** Day of issue; null for a draft. */
  readonly day: number | null;
  /** Indexes of the services it bills; the rest of its lines are free. */
  readonly services: readonly number[];
  readonly freeLines: number;
  /** What a credit note takes back. */
  readonly corrects: WorkedInvoice | null;
  credited: boolean;
}

/** Everything that was done and billed. */
export interface WorkPlan {
  readonly services: readonly WorkedService[];
  readonly invoices: readonly WorkedInvoice[];
}

const weights = CATALOGUE.map((item) => item.weight);
const wholeWeight = weights.reduce((sum, weight) => sum + weight, 0);

/** What is sold, in the order in which the catalogue was written to the vault. */
export const soldItem = (index: number): SoldItem => at(CATALOGUE, index);

/** An index of the catalogue, common things more often. */
export function pickItem(chance: SeededChance): number {
  let left = chance.fraction() * wholeWeight;
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return Math.max(0, found);
}

/** Plans the work of ten years and who is billed for it when, in memory. */
export function planWork(dimensions: Dimensions, staff: Staff, book: ClientBook): WorkPlan {
  const chance = seededChance(3003);
  const services = planServices(chance, dimensions, staff, book);
  const invoices = planInvoices(chance, dimensions, services, book);
  for (const [index, invoice] of invoices.entries())
    for (const service of invoice.services) at(services, service).invoice = index + 1;
  return { services, invoices };
}

function planServices(
  chance: SeededChance,
  { services: count, days, lastDay, clients }: Dimensions,
  staff: Staff,
  book: ClientBook,
): readonly WorkedService[] {
  const everybody = [staff.manager, staff.colleague, ...staff.former];
  return Array.from({ length: count }, (_, index) => {
    const day = Math.min(days.length - 1, Math.floor((index / count) * days.length));
    const client = popular(chance, clients, at(book.availableOn, Math.min(day, lastDay)));
    const item = pickItem(chance);
    const quantity = chance.pick(soldItem(item).quantities);
    const technician =
      agentReach(client) !== null && chance.happens(0.8) ? staff.agent : chance.pick(everybody);
    return {
      client,
      day,
      item,
      quantity,
      netCents: amountOf(item, quantity),
      technician,
      status: statusOf(chance, day, lastDay),
      invoice: null,
    };
  });
}

function statusOf(chance: SeededChance, day: number, lastDay: number): WorkedService['status'] {
  if (day > lastDay) return 'planned';
  const share = chance.fraction();
  if (day > lastDay - 10) return share < 0.2 ? 'planned' : share < 0.4 ? 'in-progress' : 'done';
  if (share < 0.05) return 'cancelled';
  return share < 0.052 ? 'planned' : 'done';
}

const amounts = new Map<string, number>();

function amountOf(item: number, quantity: string): number {
  const key = `${String(item)}/${quantity}`;
  const known = amounts.get(key);
  if (known !== undefined) return known;
  const amount = serviceAmount(quantity, soldItem(item).item.unitPrice);
  if (!amount.ok) throw new Error('The catalogue has a price that the product refuses');
  amounts.set(key, amount.value);
  return amount.value;
}

const SHARE_OF_CREDITED = 0.015;
const DRAFTS = 0.002;
const MOST_SERVICES = 4;

/** Documents in the order of issue, drafts last; about 2 % of the work done of the last years stays unbilled. */
function planInvoices(
  chance: SeededChance,
  { invoices: count, clients, lastDay, days }: Dimensions,
  services: readonly WorkedService[],
  book: ClientBook,
): readonly WorkedInvoice[] {
  const pending = new Map<number, number[]>();
  const planned: WorkedInvoice[] = [];
  const credits = Math.round(count * SHARE_OF_CREDITED);
  const drafts = Math.max(1, Math.round(count * DRAFTS));
  const wanted = count - credits - drafts;
  const add = (client: number, day: number, billed: readonly number[], freeLines: number): void => {
    planned.push({
      kind: 'invoice',
      client,
      day,
      services: billed,
      freeLines,
      corrects: null,
      credited: false,
    });
  };
  const moreLines = (): number => chance.pick([0, 1, 1, 2, 2, 3, 4]);
  for (const [index, service] of services.entries()) {
    if (service.status !== 'done' || planned.length >= wanted) continue;
    const waiting = pending.get(service.client) ?? [];
    waiting.push(index);
    pending.set(service.client, waiting);
    const day = service.day + chance.whole(0, 20);
    if (day > lastDay || (waiting.length < MOST_SERVICES && !chance.happens(0.82))) continue;
    pending.delete(service.client);
    add(service.client, day, waiting, moreLines());
  }
  while (planned.length < wanted) {
    const day = chance.whole(0, lastDay);
    add(popular(chance, clients, at(book.availableOn, day)), day, [], 1 + moreLines());
  }
  for (let made = 0; made < credits;) {
    const original = at(planned, chance.whole(0, wanted - 1));
    const day = (original.day ?? 0) + chance.whole(3, 40);
    if (original.credited || day > lastDay) continue;
    original.credited = true;
    made += 1;
    const { client, freeLines } = original;
    planned.push({
      kind: 'credit-note',
      client,
      day,
      services: [],
      freeLines,
      corrects: original,
      credited: false,
    });
  }
  const inOrder = planned.toSorted((left, right) => (left.day ?? 0) - (right.day ?? 0));
  const unissued = Array.from({ length: drafts }, (): WorkedInvoice => {
    const client = popular(chance, clients, at(book.availableOn, Math.min(days.length - 1, lastDay)));
    return {
      kind: 'invoice',
      client,
      day: null,
      services: [],
      freeLines: 1 + moreLines(),
      corrects: null,
      credited: false,
    };
  });
  return [...inOrder, ...unissued];
}
