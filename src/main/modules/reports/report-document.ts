import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { figuresAgeing } from '#main/modules/figures/ageing.ts';
import { figuresByClient } from '#main/modules/figures/by-client.ts';
import { figuresByMonth } from '#main/modules/figures/by-month.ts';
import { figuresByServiceType } from '#main/modules/figures/by-service-type.ts';
import { figuresDelays } from '#main/modules/figures/delays.ts';
import { figuresOverview } from '#main/modules/figures/overview.ts';
import { comparedPeriod, yearBefore, type Period } from '#main/modules/figures/period-parts.ts';
import { figuresUtilisation } from '#main/modules/figures/utilisation.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import type { ReportDocument, ReportSums } from '#shared/domain/reports/report-document.ts';
import type { ReportKind } from '#shared/domain/reports/report-period.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { reportLists } from './report-lists.ts';

const CLIENTS = 10;

/** What report of which period is wanted. */
export interface ReportWish {
  readonly kind: ReportKind;
  readonly period: string;
  readonly days: Period;
  readonly language: 'fr' | 'en';
}

function sumsOf(db: ReadDb, access: Access, period: Period, today: LocalDate): ReportSums {
  const { invoicedNet, invoicedGross, received } = figuresOverview(db, access, period, today);
  const { types } = figuresByServiceType(db, access, period, today);
  const { averageDays, salesOutstandingDays } = figuresDelays(db, access, period, today);
  return {
    invoicedNet: cents(invoicedNet),
    invoicedGross: cents(invoicedGross),
    received: cents(received),
    services: types.reduce((sum, { services }) => sum + services, 0),
    servicesNet: cents(types.reduce((sum, { net }) => sum + net, 0)),
    averageDays,
    salesOutstandingDays,
    utilisation: figuresUtilisation(db, access, period, today).percent,
  };
}

/** The twelve months that end with the period, beside those of the year before. */
function monthsOf(db: ReadDb, access: Access, { to }: Period): ReportDocument['months'] {
  const year = { from: addDays(yearBefore({ from: to, to }).to, 1), to };
  const now = figuresByMonth(db, access, year);
  const then = figuresByMonth(db, access, yearBefore(year));
  return now.map(({ month, invoicedGross, received }, index) => ({
    month,
    invoicedGross: cents(invoicedGross),
    received: cents(received),
    invoicedYearBefore: cents(then[index]?.invoicedGross ?? 0),
  }));
}

/** Gathers all that a report prints, by the same SQL as the dashboard; the rows follow the reach of the access. */
export function reportDocument(
  db: ReadDb,
  access: Access,
  { kind, period, days, language }: ReportWish,
  today: LocalDate,
): ReportDocument {
  const nameOf = (day: LocalDate): string => day.slice(0, kind === 'month' ? 7 : 4);
  const compared = [
    ...(kind === 'month' ? [comparedPeriod(days, 'period-before', today)] : []),
    comparedPeriod(days, 'year-before', today),
  ];
  const { clients, others } = figuresByClient(db, access, days, CLIENTS);
  return {
    kind,
    period,
    ...days,
    language,
    madeOn: today,
    companyName: readSettings(db).name,
    ownerName: access.reach === 'own' ? access.actor.name : null,
    now: sumsOf(db, access, days, today),
    compared: compared.map((span) => ({
      period: nameOf(span.from),
      sums: sumsOf(db, access, span, today),
    })),
    months: monthsOf(db, access, days),
    types: figuresByServiceType(db, access, days, today).types.map(
      ({ serviceType, services, net, before }) => ({
        serviceType,
        services,
        net: cents(net),
        servicesBefore: before.services,
      }),
    ),
    ageing: figuresAgeing(db, access, today).buckets.map((one) => ({ ...one, rest: cents(one.rest) })),
    clients: clients.map((client) => ({
      name: client.clientName,
      invoicedNet: cents(client.invoicedNet),
      received: cents(client.received),
      rest: cents(client.rest),
    })),
    otherClients: { clients: others.clients, invoicedNet: cents(others.invoicedNet) satisfies Cents },
    technicians: figuresUtilisation(db, access, days, today).technicians.map(
      ({ name, services, minutesDone, minutesAvailable, percent }) => ({
        name,
        services,
        minutesDone,
        minutesAvailable,
        percent,
      }),
    ),
    lists: kind === 'month' ? reportLists(db, access, days) : null,
  };
}
