import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { cents } from '#shared/kernel/money.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import type { DayClock } from '../driven/day-clock.ts';
import { CATALOGUE } from './catalogue.ts';
import type { CompanyPlan } from './plan.ts';
import type { PlannedClient } from './plan-clients.ts';
import type { PlannedInteraction } from './plan-interactions.ts';
import type { PlannedInvoice, PlannedPayment, PlannedService } from './plan-work.ts';

/** Who enters what: people sit at seats of their own, so that lists and log name them. */
export interface Workforce {
  /** Sets up catalogue and records clients for others. */
  readonly office: CarnetClient;
  /** Issues invoices and records payments. */
  readonly accountant: CarnetClient;
  /** Look after clients and do the work, in the order the plan counts them. */
  readonly workers: readonly { readonly client: CarnetClient; readonly uid: Uid }[];
}

interface Event {
  readonly day: LocalDate;
  run(): Promise<void>;
}

const at = <One>(list: readonly (One | undefined)[], index: number): One => {
  const found = list[index];
  if (found === undefined) throw new Error('The plan refers to what was not entered yet');
  return found;
};

/**
 * Enters a planned company day by day through the contract; the clock walks with it and ends on the last day.
 *
 * `reached` is told each quarter of the work, for whoever waits.
 */
export async function enterCompany(
  plan: CompanyPlan,
  people: Workforce,
  clock: DayClock,
  reached: (percent: number) => void = () => undefined,
): Promise<void> {
  const items: Uid[] = [];
  for (const { item } of CATALOGUE) items.push((await people.office.catalogue.create({ item })).uid);
  const clients: (Uid | undefined)[] = [];
  const services: (Uid | undefined)[] = [];
  const context: Entering = { people, items, clients, services, contacts: new Map() };

  // Within a day things happen in the order of this list: a stable sort keeps it.
  const events = [
    ...plan.clients.map((client, index): Event => ({
      day: client.createdOn,
      run: async () => {
        clients[index] = await enterClient(people, client);
      },
    })),
    ...plan.services.flatMap((service, index) => serviceEvents(context, service, index)),
    ...plan.invoices.flatMap((invoice) => invoiceEvents(context, invoice)),
    ...plan.interactions.flatMap((interaction) => interactionEvents(context, plan, interaction, clock)),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
  for (const [index, event] of events.entries()) {
    if (event.day > plan.to) throw new Error('The plan reaches beyond its last day');
    clock.goTo(event.day);
    await event.run();
    const quarter = (done: number): number => Math.floor((4 * done) / events.length);
    if (quarter(index + 1) > quarter(index)) reached(25 * quarter(index + 1));
  }
  clock.goTo(plan.to);
}

/** Enters one client for whoever looks after it. */
export async function enterClient(people: Workforce, client: PlannedClient): Promise<Uid> {
  const owner = at(people.workers, client.owner);
  const { uid } = await owner.client.clients.create({
    client: { ...client.fields, ownerUid: owner.uid },
    contacts: [...client.contacts],
  });
  return uid;
}

interface Entering {
  readonly people: Workforce;
  readonly items: readonly Uid[];
  readonly clients: readonly (Uid | undefined)[];
  readonly services: (Uid | undefined)[];
  readonly contacts: Map<Uid, Uid | null>;
}

function serviceEvents(context: Entering, service: PlannedService, index: number): readonly Event[] {
  const { office } = context.people;
  const isWrittenAfter = service.writtenOn === service.day;
  let revision = 1;
  const write: Event = {
    day: service.writtenOn,
    run: async () => {
      const created = await office.services.create({
        service: {
          ...service.fields,
          clientUid: at(context.clients, service.client),
          catalogueItemUid: at(context.items, service.item),
          technicianUid: at(context.people.workers, service.technician).uid,
          plannedOn: service.day,
          performedOn: null,
        },
        status: isWrittenAfter && service.fate !== 'cancelled' ? service.fate : 'planned',
      });
      context.services[index] = created.uid;
      revision = created.revision;
    },
  };
  if (service.fate === 'planned' || (isWrittenAfter && service.fate !== 'cancelled')) return [write];
  const end: Event = {
    day: service.day,
    run: async () => {
      await office.services.setStatus({ uid: at(context.services, index), revision, status: service.fate });
    },
  };
  return [write, end];
}

/** The contact one usually speaks with; each sheet is opened once. */
async function usualContact(context: Entering, clientUid: Uid): Promise<Uid | null> {
  const known = context.contacts.get(clientUid);
  if (known !== undefined) return known;
  const { contacts } = await context.people.office.clients.get({ uid: clientUid });
  const uid = (contacts.find(({ preferred }) => preferred) ?? contacts[0])?.uid ?? null;
  context.contacts.set(clientUid, uid);
  return uid;
}

function interactionEvents(
  context: Entering,
  plan: CompanyPlan,
  planned: PlannedInteraction,
  clock: DayClock,
): readonly Event[] {
  const { office, workers } = context.people;
  const { conversation, recall, comment } = planned;
  const author = at(workers, at(plan.clients, planned.client).owner).client;
  let uid: Uid | null = null;
  const told = (): Uid => {
    if (uid === null) throw new Error('The plan goes on with what was not told');
    return uid;
  };
  const events: Event[] = [
    {
      day: planned.day,
      run: async () => {
        const clientUid = at(context.clients, planned.client);
        const contactUid = planned.isWithContact ? await usualContact(context, clientUid) : null;
        const { kind, direction, subject, body } = conversation;
        const moment = Date.parse(clock.now()) - planned.minutesBefore * 60_000;
        const made = await author.interactions.create({
          interaction: {
            clientUid,
            contactUid,
            kind,
            direction,
            occurredAt: new Date(moment).toISOString(),
            durationMinutes: planned.durationMinutes,
            subject,
            body,
            recallOn: recall?.on ?? null,
          },
        });
        uid = made.uid;
      },
    },
  ];
  if (comment !== null)
    events.push({
      day: comment.on,
      run: async () => {
        await office.interactions.addComment({ uid: told(), text: comment.text });
      },
    });
  const doneOn = recall?.doneOn ?? null;
  if (doneOn !== null)
    events.push({
      day: doneOn,
      run: async () => {
        await author.interactions.setRecallDone({ uid: told(), done: true });
      },
    });
  return events;
}

function invoiceEvents(context: Entering, invoice: PlannedInvoice): readonly Event[] {
  const { accountant } = context.people;
  let issued: { readonly uid: Uid; readonly gross: number } | null = null;
  const theInvoice = () => {
    if (issued === null) throw new Error('The plan pays an invoice that was not issued');
    return issued;
  };
  const events: Event[] = [
    {
      day: invoice.draftedOn,
      run: async () => {
        const serviceUids = invoice.services.map((index) => at(context.services, index));
        const draft = await accountant.invoices.draftFromServices({ serviceUids });
        if (invoice.stays === 'draft') return;
        const { uid, revision } = draft;
        const { expectedNumber } = await accountant.invoices.prepareIssue({ uid });
        await accountant.invoices.issue({ uid, revision, expectedNumber });
        const { gross } = await accountant.invoices.get({ uid });
        issued = { uid, gross };
        if (invoice.isSent) await accountant.invoices.markSent({ uid, sent: true });
      },
    },
    ...invoice.payments.flatMap((payment) => paymentEvents(accountant, payment, theInvoice)),
  ];
  const { credited } = invoice;
  if (credited !== null) {
    events.push({
      day: credited.on,
      run: async () => {
        const { uid } = theInvoice();
        const { expectedNumber } = await accountant.invoices.prepareCredit({ uid });
        await accountant.invoices.credit({ uid, expectedNumber, reason: credited.reason });
      },
    });
  }
  return events;
}

function paymentEvents(
  accountant: CarnetClient,
  payment: PlannedPayment,
  invoice: () => { readonly uid: Uid; readonly gross: number },
): readonly Event[] {
  let recorded: Uid | null = null;
  const receive: Event = {
    day: payment.on,
    run: async () => {
      const { uid, gross } = invoice();
      const { uid: paymentUid } = await accountant.payments.record({
        invoiceUid: uid,
        method: payment.method,
        amount: cents(Math.round((gross * payment.percent) / 100)),
        paidOn: payment.on,
        reference: payment.method === 'transfer' ? `VIR ${payment.on.slice(5).replace('-', '')}` : '',
      });
      recorded = paymentUid;
    },
  };
  const { reversed } = payment;
  if (reversed === null) return [receive];
  const takeBack: Event = {
    day: reversed.on,
    run: async () => {
      if (recorded === null) throw new Error('The plan reverses a payment that was not recorded');
      await accountant.payments.reverse({ uid: recorded, reason: reversed.reason });
    },
  };
  return [receive, takeBack];
}
