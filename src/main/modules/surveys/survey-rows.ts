import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { z } from 'zod';
import type { Access } from '#main/app/access.ts';
import { bytesToUid, uidToBytes } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { COUNTED_ROWS, countRows, pageOfIds, type Selection } from '#main/modules/lists/keyset-page.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowOf, rowsOf, type SqlValue } from '#main/modules/lists/statements.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import type { surveyRow, surveysContract } from '#shared/contract/surveys.ts';
import { SATISFIED_FROM } from '#shared/domain/surveys/rating.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { ASKED_AT } from './survey-store.ts';

/** One survey as listed. */
export type ListedSurvey = z.input<typeof surveyRow>;

type ListProcedure = (typeof surveysContract)['list']['~orpc'];
type ListQuery = InferSchemaOutput<NonNullable<ListProcedure['inputSchema']>>;
type SurveyPage = InferSchemaInput<NonNullable<ListProcedure['outputSchema']>>;

const DAY = 86_400_000;

/** When something last happened to a survey: what sorts the list and what a period is about. */
const HAPPENED_AT = `coalesce(survey.answered_at, ${ASKED_AT}, survey.created_at)`;

interface SqlRow extends Omit<
  ListedSurvey,
  'uid' | 'clientUid' | 'serviceUid' | 'technicianUid' | 'recallUid' | 'state' | 'isRecallDone'
> {
  readonly id: number;
  readonly uid: Buffer;
  readonly clientUid: Buffer;
  readonly serviceUid: Buffer | null;
  readonly technicianUid: Buffer | null;
  readonly recallUid: Buffer | null;
  readonly isRecallDone: number;
}

const SELECT = `select survey.id, survey.uid, clients.uid as clientUid, clients.name as clientName,
    services.uid as serviceUid, coalesce(services.title, '') as serviceTitle,
    coalesce(survey.service_type, services.service_type) as serviceType,
    technician.uid as technicianUid, technician.name as technicianName, survey.rating, survey.comments as comment,
    ${ASKED_AT} as askedAt, survey.answered_at as answeredAt, survey.answered_by as answeredBy,
    (select messages.state from message_subjects join messages on messages.id = message_subjects.message_id
      where message_subjects.service_id = survey.service_id and message_subjects.level = 'survey'
      order by messages.id desc limit 1) as messageState,
    recall.uid as recallUid, recall.recall_done_at is not null as isRecallDone, survey.created_at as createdAt
  from satisfaction_surveys survey
  join clients on clients.id = survey.client_id
  left join services on services.id = survey.service_id
  left join users technician on technician.id = survey.technician_id
  left join interactions recall on recall.id = survey.recall_id`;

const uidOf = (bytes: Buffer | null): Uid | null => (bytes === null ? null : bytesToUid(bytes));

/** The moment before which an unanswered survey must have been asked to be closed. */
export function closedBefore(db: ReadDb, now: Instant): Instant {
  const { openDays } = currentMessaging(db).settings.surveys;
  return new Date(Date.parse(now) - openDays * DAY).toISOString() as Instant;
}

function stateOf(row: SqlRow, closed: Instant): ListedSurvey['state'] {
  if (row.rating !== null) return 'answered';
  if (row.answeredAt !== null) return 'declined';
  if (row.askedAt === null) return 'waiting';
  return row.askedAt < closed ? 'closed' : 'asked';
}

function toSurvey({ id: _id, ...row }: SqlRow, closed: Instant): ListedSurvey {
  return {
    ...row,
    uid: bytesToUid(row.uid),
    clientUid: bytesToUid(row.clientUid),
    serviceUid: uidOf(row.serviceUid),
    technicianUid: uidOf(row.technicianUid),
    recallUid: uidOf(row.recallUid),
    isRecallDone: row.isRecallDone === 1,
    state: stateOf({ id: _id, ...row }, closed),
  };
}

/** A survey of a client that the actor may see, or null. */
export function findSurvey(db: ReadDb, access: Access, uid: Uid, now: Instant): ListedSurvey | null {
  const row = rowOf<SqlRow>(
    db,
    `${SELECT} where survey.uid = @uid and ${ownClients(access, 'survey.client_id')}`,
    { ...actorOf(access), uid: uidToBytes(uid) },
  );
  return row === null ? null : toSurvey(row, closedBefore(db, now));
}

function selectionOf(access: Access, query: ListQuery): Selection {
  const conditions: string[] = access.reach === 'own' ? [ownClients(access, 'survey.client_id')] : [];
  const values: Record<string, SqlValue> = { ...actorOf(access) };
  const add = (condition: string, name: string, value: SqlValue): void => {
    conditions.push(condition);
    values[name] = value;
  };
  const addUid = (column: string, table: string, name: string, uid: Uid): void => {
    add(`${column} = (select id from ${table} where uid = @${name})`, name, uidToBytes(uid));
  };
  if (query.rating !== undefined) add('survey.rating = @rating', 'rating', query.rating);
  if (query.satisfied === true) conditions.push(`survey.rating >= ${String(SATISFIED_FROM)}`);
  if (query.satisfied === false) conditions.push(`survey.rating < ${String(SATISFIED_FROM)}`);
  if (query.isAnswered === true) conditions.push('survey.rating is not null');
  if (query.isAnswered === false) conditions.push('survey.rating is null');
  if (query.withComment === true) conditions.push("survey.comments <> '' and survey.rating is not null");
  if (query.serviceType !== undefined) add('survey.service_type = @type', 'type', query.serviceType);
  if (query.technicianUid !== undefined)
    addUid('survey.technician_id', 'users', 'technician', query.technicianUid);
  if (query.clientUid !== undefined) addUid('survey.client_id', 'clients', 'client', query.clientUid);
  if (query.serviceUid !== undefined) addUid('survey.service_id', 'services', 'service', query.serviceUid);
  if (query.sector !== undefined)
    add('survey.client_id in (select id from clients where industry = @sector)', 'sector', query.sector);
  if (query.from !== undefined) add(`${HAPPENED_AT} >= @from`, 'from', startOfDay(query.from));
  if (query.to !== undefined) add(`${HAPPENED_AT} < @to`, 'to', startOfDay(addDays(query.to, 1)));
  return { from: 'satisfaction_surveys survey', conditions, values };
}

/** Surveys that fit the filters and that the actor may see, what happened last first. */
export function listSurveys(db: ReadDb, access: Access, query: ListQuery, now: Instant): SurveyPage {
  const selection = selectionOf(access, query);
  const page = pageOfIds(db, selection, {
    order: 'happened',
    stretches: [{ condition: null, keys: [HAPPENED_AT, 'survey.id'] }],
    descending: true,
    cursor: query.cursor,
    limit: query.limit,
  });
  const total = countRows(db, selection);
  const rows = rowsOf<SqlRow>(db, `${SELECT} where survey.id in (select value from json_each(@ids))`, {
    ids: JSON.stringify(page.ids),
  });
  const closed = closedBefore(db, now);
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return {
    rows: page.ids.flatMap((id) => {
      const row = rowsById.get(id);
      return row === undefined ? [] : [toSurvey(row, closed)];
    }),
    next: page.next,
    total,
    totalIsExact: total < COUNTED_ROWS,
  };
}
