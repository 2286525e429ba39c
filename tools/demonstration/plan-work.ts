import type { z } from 'zod';
import type { PAYMENT_METHODS } from '#shared/contract/payments.ts';
import type { serviceFields } from '#shared/contract/services.ts';
import { addDays, daysBetween, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { CATALOGUE, type SoldItem } from './catalogue.ts';
import type { PlannedClient } from './plan-clients.ts';
import type { SeededChance } from './seeded-chance.ts';

/** A piece of work as it will be typed; client, item and technician are indexes until they exist. */
export interface PlannedService {
  readonly client: number;
  readonly item: number;
  /** Index among the colleagues who work outside. */
  readonly technician: number;
  readonly fields: Omit<
    z.input<typeof serviceFields>,
    'clientUid' | 'catalogueItemUid' | 'technicianUid' | 'plannedOn' | 'performedOn'
  >;
  readonly day: LocalDate;
  /** Day on which it was written down: the day itself, or some days before when it was planned. */
  readonly writtenOn: LocalDate;
  readonly fate: 'done' | 'cancelled' | 'in-progress' | 'planned';
}

/** A payment that comes in. */
export interface PlannedPayment {
  readonly on: LocalDate;
  /** Part of the amount in percent. */
  readonly percent: number;
  readonly method: (typeof PAYMENT_METHODS)[number];
  /** Day on which the bank takes it back, and why. */
  readonly reversed: { readonly on: LocalDate; readonly reason: string } | null;
}

/** An invoice over the done work of a client. */
export interface PlannedInvoice {
  readonly client: number;
  /** Indexes of its services. */
  readonly services: readonly number[];
  readonly draftedOn: LocalDate;
  readonly stays: 'issued' | 'draft';
  readonly isSent: boolean;
  readonly payments: readonly PlannedPayment[];
  readonly credited: { readonly on: LocalDate; readonly reason: string } | null;
}

/** First day, last day (today) and how far the calendar is planned. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const DAYS_PLANNED_AHEAD = 45;
const SHARE_OF_FUTURE = 0.08;
const PAYMENT_TERM = 30;
const A_MONDAY = localDate('2024-01-01');

/** Work for clients in a period and beyond, in the order of its days. */
export function planServices(
  chance: SeededChance,
  clients: readonly PlannedClient[],
  count: number,
  { from, to }: Period,
  technicians: number,
): readonly PlannedService[] {
  const demand = clients.reduce((sum, client) => sum + client.demand, 0);
  const services = Array.from({ length: count }, (): PlannedService => {
    const client = pickByWeight(chance, clients, (one) => one.demand, demand);
    const item = pickByWeight(chance, CATALOGUE, (one) => one.weight, TOTAL_WEIGHT);
    const { createdOn, owner } = clients[client] ?? { createdOn: from, owner: 0 };
    const sold = soldItem(item);
    const isFuture = chance.happens(SHARE_OF_FUTURE);
    const past = Math.max(1, daysBetween(createdOn, to));
    const wished = isFuture
      ? addDays(to, chance.whole(1, DAYS_PLANNED_AHEAD))
      : addDays(createdOn, chance.whole(0, past));
    const weekday = businessDayUntil(wished, isFuture ? addDays(to, 1) : createdOn);
    const day = isFuture || weekday <= to ? weekday : to;
    const hour = chance.whole(8, 16);
    const plannedAhead = isFuture || chance.happens(0.25);
    const wishedWriting = addDays(isFuture ? to : day, -chance.whole(0, 12));
    return {
      client,
      item,
      // Most work is done by whoever looks after the client.
      technician: chance.happens(0.75) ? owner : chance.whole(0, technicians - 1),
      fields: {
        serviceType: sold.item.serviceType,
        title: sold.item.name,
        description: chance.happens(0.7) ? chance.pick(sold.reports) : '',
        plannedFrom: `${String(hour).padStart(2, '0')}:${chance.pick(['00', '30'])}`,
        plannedTo: `${String(hour + 2).padStart(2, '0')}:${chance.pick(['00', '30'])}`,
        quantity: chance.pick(sold.quantities),
        unit: sold.item.unit,
        unitPrice: sold.item.unitPrice,
        vatCategory: sold.item.vatCategory,
        vatRate: sold.item.vatRate,
      },
      day,
      writtenOn: plannedAhead ? later(createdOn, wishedWriting) : day,
      fate: isFuture ? 'planned' : pastFate(chance, daysBetween(day, to)),
    };
  });
  return services.toSorted((a, b) => a.day.localeCompare(b.day));
}

function pastFate(chance: SeededChance, age: number): PlannedService['fate'] {
  if (age <= 2 && chance.happens(0.4)) return 'in-progress';
  return chance.happens(0.03) ? 'cancelled' : 'done';
}

/** Bills done work client by client and month by month, and says how each invoice was paid. */
export function planInvoices(
  chance: SeededChance,
  clients: readonly PlannedClient[],
  services: readonly PlannedService[],
  { to }: Period,
): readonly PlannedInvoice[] {
  const done = services.flatMap((service, index) => (service.fate === 'done' ? [{ service, index }] : []));
  const groups = Map.groupBy(done, ({ service }) => `${String(service.client)} ${service.day.slice(0, 7)}`);
  return [...groups.values()].flatMap((group): PlannedInvoice[] => {
    const last = group.at(-1);
    const client = clients[last?.service.client ?? -1];
    if (last === undefined || client === undefined) return [];
    const draftedOn = businessDayAfter(addDays(last.service.day, chance.whole(1, 8)));
    // Work of the last days waits to be billed.
    if (draftedOn > to) return [];
    const age = daysBetween(draftedOn, to);
    const isDraft = age <= 5 && chance.happens(0.5);
    const isCredited = !isDraft && age > 20 && chance.happens(0.012);
    return [
      {
        client: last.service.client,
        services: group.map(({ index }) => index),
        draftedOn,
        stays: isDraft ? 'draft' : 'issued',
        isSent: chance.happens(0.9),
        payments:
          isDraft || isCredited ? [] : planPayments(chance, draftedOn, to, client.fields.kind === 'person'),
        credited: isCredited
          ? {
              on: businessDayAfter(addDays(draftedOn, chance.whole(3, 15))),
              reason: chance.pick(['Prestation facturée deux fois', 'Erreur de client', 'Geste commercial']),
            }
          : null,
      },
    ];
  });
}

function planPayments(
  chance: SeededChance,
  issuedOn: LocalDate,
  to: LocalDate,
  isPerson: boolean,
): readonly PlannedPayment[] {
  const due = addDays(issuedOn, PAYMENT_TERM);
  const habit = chance.fraction();
  const method = isPerson
    ? chance.pick(['card', 'card', 'cheque', 'cash'] as const)
    : chance.pick([
        'transfer',
        'transfer',
        'transfer',
        'transfer',
        'cheque',
        'card',
        'direct-debit',
      ] as const);
  const one = (days: number, percent: number): PlannedPayment => ({
    on: businessDayAfter(later(addDays(issuedOn, 1), addDays(due, days))),
    percent,
    method,
    reversed: null,
  });
  const reversedOn = businessDayAfter(addDays(due, 12));
  const payments: readonly PlannedPayment[] =
    habit < 0.82
      ? [one(chance.whole(-22, 4), 100)]
      : habit < 0.92
        ? [one(chance.whole(10, 60), 100)]
        : habit < 0.96
          ? [one(chance.whole(-5, 10), chance.pick([30, 40, 50]))]
          : habit < 0.97
            ? [
                {
                  ...one(-2, 100),
                  method: 'cheque',
                  reversed: { on: reversedOn, reason: 'Chèque rejeté par la banque' },
                },
              ]
            : [];
  return payments
    .filter((payment) => payment.on <= to)
    .map((payment) =>
      payment.reversed !== null && payment.reversed.on > to ? { ...payment, reversed: null } : payment,
    );
}

/** Monday to Friday. */
const isBusinessDay = (day: LocalDate): boolean => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7 < 5;

/** The day itself or the next working day. */
const businessDayAfter = (day: LocalDate): LocalDate =>
  isBusinessDay(day) ? day : businessDayAfter(addDays(day, 1));

/** The working day at or before a day, but not before `least`, from where it is looked for forward. */
function businessDayUntil(day: LocalDate, least: LocalDate): LocalDate {
  if (day < least) return businessDayAfter(least);
  return isBusinessDay(day) ? day : businessDayUntil(addDays(day, -1), least);
}

const later = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

const TOTAL_WEIGHT = CATALOGUE.reduce((sum, sold) => sum + sold.weight, 0);

function soldItem(index: number): SoldItem {
  const sold = CATALOGUE[index];
  if (sold === undefined) throw new Error('No such item');
  return sold;
}

function pickByWeight<One>(
  chance: SeededChance,
  choices: readonly One[],
  weight: (one: One) => number,
  total: number,
): number {
  let left = chance.fraction() * total;
  const found = choices.findIndex((one) => (left -= weight(one)) < 0);
  return found === -1 ? choices.length - 1 : found;
}
