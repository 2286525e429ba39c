import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import { readPolicies } from '#main/modules/organisation/policies.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import { minutesAvailable, minutesOfADay, utilisationPercent } from '#shared/domain/figures/utilisation.ts';
import { workingDays } from '#shared/domain/figures/working-days.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { comparedPeriod, untilToday, type Comparison, type Period } from './period-parts.ts';

/** Answer of the utilisation of technicians. */
export type Utilisation = InferSchemaInput<
  NonNullable<(typeof figuresContract)['utilisation']['~orpc']['outputSchema']>
>;

interface Row {
  readonly uid: Buffer;
  readonly name: string;
  readonly services: number;
  readonly withoutHours: number;
  readonly minutesDone: number;
}

const minuteOf = (column: string): string =>
  `(cast(substr(${column}, 1, 2) as integer) * 60 + cast(substr(${column}, 4, 2) as integer))`;

/** `minutesOfService` of the domain, in SQL; null when nothing tells. */
const MINUTES = `case unit
    when 'HUR' then cast(round(cast(quantity as real) * 60) as integer)
    when 'DAY' then cast(round(cast(quantity as real) * @dayMinutes) as integer)
    else case when planned_from <> '' and planned_to > planned_from
      then ${minuteOf('planned_to')} - ${minuteOf('planned_from')} end
  end`;

/**
 * Hours per technician, by an index that holds all of it.
 *
 * Technicians are the active agents and whoever did something; somebody who sees only own clients sees only themselves.
 */
const hoursOf = (db: ReadDb, access: Access, period: Period, weeklyHours: number): readonly Row[] =>
  rowsOf<Row>(
    db,
    `with done as materialized (
       select technician_id, count(*) as services, sum(${MINUTES}) as minutes, sum(${MINUTES} is null) as withoutHours
       from services indexed by services_hours
       where status = 'done' and technician_id is not null and date between @from and @to
         and ${ownClients(access, 'services.client_id')}
       group by technician_id
     )
     select users.uid, users.name, coalesce(done.services, 0) as services,
       coalesce(done.withoutHours, 0) as withoutHours, coalesce(done.minutes, 0) as minutesDone
     from users left join done on done.technician_id = users.id
     where (done.services is not null or (users.state = 'active' and users.roles like '%"agent"%'))
       and ${access.reach === 'all' ? '1' : 'users.id = @actorId'}
     order by minutesDone desc, users.name`,
    { ...actorOf(access), from: period.from, to: period.to, dayMinutes: minutesOfADay(weeklyHours) },
  );

function utilisationOf(db: ReadDb, access: Access, period: Period, today: LocalDate) {
  const { weeklyHours } = readPolicies(db);
  const passed = untilToday(period, today);
  const days = passed === null ? 0 : workingDays(passed.from, passed.to);
  const available = minutesAvailable(weeklyHours, days);
  const technicians =
    passed === null
      ? []
      : hoursOf(db, access, passed, weeklyHours).map(({ uid, ...row }) => ({
          ...row,
          userUid: bytesToUid(uid),
          minutesAvailable: available,
          percent: utilisationPercent(row.minutesDone, available),
        }));
  const done = technicians.reduce((sum, one) => sum + one.minutesDone, 0);
  return {
    weeklyHours,
    workingDays: days,
    until: passed?.to ?? null,
    technicians,
    percent: utilisationPercent(done, available * technicians.length),
  };
}

/** Hours done over hours available, per technician and together, in a period until today. */
export function figuresUtilisation(
  db: ReadDb,
  access: Access,
  { comparison, ...period }: Period & { readonly comparison?: Comparison | undefined },
  today: LocalDate,
): Utilisation {
  const before = comparedPeriod(period, comparison, today);
  const { percent } = utilisationOf(db, access, before, today);
  return { ...utilisationOf(db, access, period, today), before: { ...before, percent } };
}
