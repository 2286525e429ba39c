import { figuresAgeing } from '#main/modules/figures/ageing.ts';
import { figuresByClient } from '#main/modules/figures/by-client.ts';
import { figuresByMonth } from '#main/modules/figures/by-month.ts';
import { figuresByServiceType } from '#main/modules/figures/by-service-type.ts';
import { figuresDelays } from '#main/modules/figures/delays.ts';
import { figuresOverview } from '#main/modules/figures/overview.ts';
import { figuresSatisfaction } from '#main/modules/figures/satisfaction.ts';
import { figuresUtilisation } from '#main/modules/figures/utilisation.ts';
import { listRecalls } from '#main/modules/interactions/list-interactions.ts';
import { calendar } from '#main/modules/services/calendar.ts';
import { monthFigures } from '#main/modules/today/month-figures.ts';
import { SHOWN_ROWS } from '#main/modules/today/shown-rows.ts';
import { drafts, lateInvoices, unsent, waitingDocuments } from '#main/modules/today/waiting-documents.ts';
import { agendaOf, servicesToClose, servicesToInvoice } from '#main/modules/today/waiting-services.ts';
import { addDays, endOfMonth, localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Budget, Read } from './reads.ts';
import type { Person, World } from './world.ts';

/** What the dashboard may take; a block of it alone is held to the same. */
const DASHBOARD: Budget = { ratio: 1.5, p50: 8, p95: 15, exponent: 0.6 };
/** Half a frame of the window and a whole one: the longest that anybody should wait for somebody else's call. */
const FRAME: Budget = { ratio: 1.5, p50: 8, p95: 16, exponent: 0.6 };

/** The year that runs, as the dashboard opens: its last months are still to come. */
const yearOf = (today: LocalDate) => ({
  from: localDate(`${today.slice(0, 4)}-01-01`),
  to: localDate(`${today.slice(0, 4)}-12-31`),
});

/** The readings of the working day: the dashboard by blocks and as a whole, Today, a month of the calendar. */
export function workReadsOf(world: World, person: Person): readonly Read[] {
  const { db, today } = world;
  const { client } = person;
  const figures = person.access('figures.read');
  const year = yearOf(today);
  const month = { from: localDate(`${today.slice(0, 7)}-01`), to: endOfMonth(today) };
  const partOfYear = { from: addDays(year.from, 9), to: today };
  const block = (name: string, module: () => unknown, call: () => Promise<unknown>): Read => ({
    name: `dashboard: ${name}`,
    samples: 6,
    budget: DASHBOARD,
    module,
    call,
  });
  const blocks = [
    block(
      'overview of a month and a year',
      () => [figuresOverview(db, figures, month, today), figuresOverview(db, figures, year, today)],
      async () => [await client.figures.overview(month), await client.figures.overview(year)],
    ),
    block(
      'months of two years',
      () => figuresByMonth(db, figures, { from: addDays(year.from, -365), to: year.to }),
      () => client.figures.byMonth({ from: addDays(year.from, -365), to: year.to }),
    ),
    block(
      'clients of the year',
      () => figuresByClient(db, figures, year, 12),
      () => client.figures.byClient({ ...year, limit: 12 }),
    ),
    block(
      'clients of a part of the year',
      () => figuresByClient(db, figures, partOfYear, 12),
      () => client.figures.byClient({ ...partOfYear, limit: 12 }),
    ),
    block(
      'ageing',
      () => figuresAgeing(db, figures, today),
      () => client.figures.ageing({}),
    ),
    block(
      'services by type',
      () => figuresByServiceType(db, figures, year, today),
      () => client.figures.byServiceType(year),
    ),
    block(
      'delays',
      () => figuresDelays(db, figures, year, today),
      () => client.figures.delays(year),
    ),
    block(
      'technicians',
      () => figuresUtilisation(db, figures, year, today),
      () => client.figures.utilisation(year),
    ),
    block(
      'satisfaction',
      () => figuresSatisfaction(db, figures, year, today),
      () => client.figures.satisfaction(year),
    ),
  ];
  return [
    ...blocks,
    {
      name: 'Today',
      samples: 6,
      budget: FRAME,
      module: () => readToday(world, person),
      call: () => client.today.get({}),
    },
    {
      name: 'calendar of a month',
      samples: 6,
      budget: FRAME,
      module: () => calendar(db, person.access('services.read'), month),
      call: () => client.services.calendar(month),
    },
  ];
}

/** What the handler of `today` reads for somebody who may draft and send, or for an agent who may not. */
function readToday({ db, today }: World, person: Person): unknown {
  const services = person.access('services.read');
  const invoices = person.access('invoices.read');
  return [
    agendaOf(db, services, today),
    servicesToClose(db, services, today),
    ...(person.may('invoices.draft')
      ? [servicesToInvoice(db, services), waitingDocuments(db, drafts(invoices))]
      : []),
    ...(person.may('invoices.edit-draft') ? [waitingDocuments(db, unsent(invoices))] : []),
    lateInvoices(db, invoices, today),
    listRecalls(
      db,
      person.access('interactions.read'),
      { scope: 'mine', until: today, limit: SHOWN_ROWS },
      today,
    ),
    monthFigures(db, person.access('figures.read'), services, today),
  ];
}
