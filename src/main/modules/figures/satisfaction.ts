import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { comparedPeriod, type Comparison, type Period } from './period-parts.ts';

/** Answer of the satisfaction of clients. */
export type Satisfaction = InferSchemaInput<
  NonNullable<(typeof figuresContract)['satisfaction']['~orpc']['outputSchema']>
>;

function answersOf(db: ReadDb, access: Access, { from, to }: Period) {
  const sums = rowOf<{ readonly answers: number; readonly ratings: number }>(
    db,
    `select count(*) as answers, coalesce(sum(rating), 0) as ratings from satisfaction_surveys
     where rating is not null and (answered_at between @from and @last
         or (answered_at is null and created_at between @from and @last))
       and ${ownClients(access, 'satisfaction_surveys.client_id')}`,
    // An answer counts when it came; an imported one, of which that is unknown, when it was written down. Moments are
    // texts in UTC: a day holds all that begin with it.
    { ...actorOf(access), from, last: `${to}T23:59:59.999Z` },
  );
  const { answers, ratings } = sums ?? { answers: 0, ratings: 0 };
  return { answers, average: answers === 0 ? null : Math.round((ratings / answers) * 100) / 100 };
}

/** Average rating of the surveys answered in a period (days in UTC), to a hundredth. */
export function figuresSatisfaction(
  db: ReadDb,
  access: Access,
  { comparison, ...period }: Period & { readonly comparison?: Comparison | undefined },
  today: LocalDate,
): Satisfaction {
  const before = comparedPeriod(period, comparison, today);
  return { ...answersOf(db, access, period), before: { ...before, ...answersOf(db, access, before) } };
}
