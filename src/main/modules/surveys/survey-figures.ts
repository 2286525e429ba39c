import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { comparedPeriod, type Comparison, type Period } from '#main/modules/figures/period-parts.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { surveysContract } from '#shared/contract/surveys.ts';
import type { ServiceType } from '#shared/domain/services/service.ts';
import { answerFigures, shareOf, type Distribution } from '#shared/domain/surveys/satisfaction.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { ASKED_AT } from './survey-store.ts';

/** Answer of the figures of surveys. */
export type SurveyFigures = InferSchemaInput<
  NonNullable<(typeof surveysContract)['figures']['~orpc']['outputSchema']>
>;

/** What is counted, of all surveys or of one group. */
interface Counts {
  readonly one: number;
  readonly two: number;
  readonly three: number;
  readonly four: number;
  readonly five: number;
  readonly withComment: number;
  readonly asked: number;
  readonly answeredOfAsked: number;
}

interface Grouped extends Counts {
  readonly groupKey: string | number | null;
  readonly name: string | null;
  readonly uid: Buffer | null;
}

const NOTHING: Counts = {
  one: 0,
  two: 0,
  three: 0,
  four: 0,
  five: 0,
  withComment: 0,
  asked: 0,
  answeredOfAsked: 0,
};

/** An answer counts on the day it came; imported ones without a moment on the day they were written down. */
const ANSWERED = 'rating is not null and at >= @from and at < @to';
const ASKED = 'askedAt >= @from and askedAt < @to';

/**
 * Surveys answered or asked in a period, counted by `group`.
 *
 * One that was never asked by us and has an answer (imported) counts as an answer and not as asked.
 */
function countsBy(db: ReadDb, access: Access, { from, to }: Period, group: string): readonly Grouped[] {
  const ratings = ['one', 'two', 'three', 'four', 'five'].map(
    (name, index) => `sum(${ANSWERED} and rating = ${String(index + 1)}) as ${name}`,
  );
  return rowsOf<Grouped>(
    db,
    `select ${group} as groupKey, max(technicianName) as name, max(technicianUid) as uid, ${ratings.join(', ')},
       sum(${ANSWERED} and comments <> '') as withComment,
       sum(${ASKED}) as asked, sum(${ASKED} and rating is not null) as answeredOfAsked
     from (select survey.rating, survey.comments, survey.service_type as serviceType,
         survey.technician_id as technicianId, users.name as technicianName, users.uid as technicianUid,
         clients.industry as sector, coalesce(survey.answered_at, survey.created_at) as at,
         coalesce(${ASKED_AT}, '') as askedAt
       from satisfaction_surveys survey
       join clients on clients.id = survey.client_id
       left join users on users.id = survey.technician_id
       where ${ownClients(access, 'survey.client_id')})
     where (${ANSWERED}) or (${ASKED})
     group by groupKey order by groupKey is null, groupKey`,
    { ...actorOf(access), from: startOfDay(from), to: startOfDay(addDays(to, 1)) },
  );
}

function figuresOf(counts: Counts) {
  const distribution: Distribution = [counts.one, counts.two, counts.three, counts.four, counts.five];
  return {
    ...answerFigures(distribution),
    asked: counts.asked,
    answeredOfAsked: counts.answeredOfAsked,
    responseRate: shareOf(counts.answeredOfAsked, counts.asked),
  };
}

/** Satisfaction of a period with what it is compared with, by type of service, agent and sector. */
export function surveyFigures(
  db: ReadDb,
  access: Access,
  { comparison, ...period }: Period & { readonly comparison?: Comparison | undefined },
  today: LocalDate,
): SurveyFigures {
  const before = comparedPeriod(period, comparison, today);
  const [whole = NOTHING] = countsBy(db, access, period, '1');
  const [former = NOTHING] = countsBy(db, access, before, '1');
  return {
    ...figuresOf(whole),
    distribution: [whole.one, whole.two, whole.three, whole.four, whole.five],
    withComment: whole.withComment,
    before: { ...before, ...figuresOf(former) },
    byServiceType: countsBy(db, access, period, 'serviceType').map((counts) => ({
      serviceType: counts.groupKey as ServiceType | null,
      ...figuresOf(counts),
    })),
    byAgent: countsBy(db, access, period, 'technicianId').map((counts) => ({
      technicianUid: counts.uid === null ? null : bytesToUid(counts.uid),
      technicianName: counts.name,
      ...figuresOf(counts),
    })),
    bySector: countsBy(db, access, period, 'sector').map((counts) => ({
      sector: String(counts.groupKey ?? ''),
      ...figuresOf(counts),
    })),
  };
}
