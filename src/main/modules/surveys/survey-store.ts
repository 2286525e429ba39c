import { uidToBytes } from '#main/db/columns.ts';
import type { ReadDb, WriteDb } from '#main/db/handles.ts';
import { change, insert, rowOf } from '#main/modules/lists/statements.ts';
import type { ServiceType } from '#shared/domain/services/service.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Uid } from '#shared/kernel/uid.ts';

/** A survey as answering it needs it. */
export interface StoredSurvey {
  readonly id: number;
  readonly uid: Buffer;
  readonly clientId: number;
  readonly serviceId: number | null;
  readonly rating: number | null;
  readonly linkName: string | null;
  readonly askedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly technicianId: number | null;
  readonly createdAt: Instant;
}

const SELECT = `select id, uid, client_id as clientId, service_id as serviceId, rating, link_name as linkName,
    asked_at as askedAt, answered_at as answeredAt, technician_id as technicianId, created_at as createdAt
  from satisfaction_surveys`;

/** The survey of a service, or null. */
export const surveyOfService = (db: ReadDb, serviceId: number): StoredSurvey | null =>
  rowOf<StoredSurvey>(db, `${SELECT} where service_id = @serviceId`, { serviceId });

/** The survey behind the name of a link, or null. */
export const surveyOfLink = (db: ReadDb, linkName: string): StoredSurvey | null =>
  rowOf<StoredSurvey>(db, `${SELECT} where link_name = @linkName`, { linkName });

/** One survey. */
export const surveyById = (db: ReadDb, id: number): StoredSurvey | null =>
  rowOf<StoredSurvey>(db, `${SELECT} where id = @id`, { id });

/** A survey to be written. */
export interface NewSurvey {
  readonly uid: Uid;
  readonly clientId: number;
  readonly serviceId: number;
  readonly linkName: string;
  readonly technicianId: number | null;
  readonly serviceType: ServiceType;
  /** Set when the client is asked there and then; a message tells it when it leaves. */
  readonly askedAt: Instant | null;
  readonly now: Instant;
}

/** Adds the survey of a service; its unique index refuses a second one. */
export const insertSurvey = (db: WriteDb, survey: NewSurvey): number =>
  insert(
    db,
    `insert into satisfaction_surveys (uid, client_id, service_id, link_name, asked_at, technician_id, service_type,
       created_at, updated_at)
     values (@uid, @clientId, @serviceId, @linkName, @askedAt, @technicianId, @serviceType, @now, @now)`,
    { ...survey, uid: uidToBytes(survey.uid) },
  );

/**
 * When a survey left by message, as SQL over the alias `survey`; `asked_at` is set when it was asked face to face or
 * is no longer told by its message.
 */
export const ASKED_AT = `coalesce(survey.asked_at, (select min(message.sent_at) from message_subjects subject
    join messages message on message.id = subject.message_id
    where subject.service_id = survey.service_id and subject.level = 'survey'))`;

/** Keeps when a survey was asked with its own row, before its message or service can no longer tell. */
export function keepAskedAt(db: WriteDb, id: number, otherwise: Instant | null): void {
  change(
    db,
    `update satisfaction_surveys as survey set asked_at = coalesce(${ASKED_AT}, @otherwise) where id = @id`,
    { id, otherwise },
  );
}
