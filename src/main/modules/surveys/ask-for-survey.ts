import type { CommandContext } from '#main/app/context.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { localDayOf } from '#main/modules/audit/local-day.ts';
import { writeMessage } from '#main/modules/messages/write-message.ts';
import { currentMessaging } from '#main/modules/messaging/messaging-settings.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import { isAutomatic, templateText } from '#main/modules/reminders/template-store.ts';
import { rowOf } from '#main/modules/lists/statements.ts';
import { formatDate } from '#shared/domain/documents/written-values.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { fillTemplate, type TemplateValues } from '#shared/domain/messages/template.ts';
import type { ServiceType } from '#shared/domain/services/service.ts';
import { mayBeWrittenTo } from '#shared/domain/surveys/may-be-asked.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { answerAddress } from './answer-address.ts';
import { surveyClient, type SurveyClient } from './survey-client.ts';
import { answerLines } from './survey-message.ts';
import { SURVEY_LEVEL } from './survey-outbox.ts';
import { insertSurvey, surveyOfService } from './survey-store.ts';
import { newLinkName, surveyKey } from './survey-token.ts';

const HOUR = 3_600_000;

/** What asking needs of a call. */
export type AskTools = Pick<CommandContext, 'clock' | 'deps' | 'newUid'>;

/** A finished service as its survey freezes and names it. */
export interface FinishedService {
  readonly id: number;
  readonly clientId: number;
  readonly technicianId: number | null;
  readonly serviceType: ServiceType;
  readonly title: string;
  readonly performedOn: LocalDate | null;
}

/** A service as its survey needs it; null when there is none. */
export const finishedService = (db: WriteDb, id: number): FinishedService | null =>
  rowOf<FinishedService>(
    db,
    `select id, client_id as clientId, technician_id as technicianId, service_type as serviceType, title,
       performed_on as performedOn from services where id = @id and status = 'done'`,
    { id },
  );

/**
 * Writes the survey of a service that was just finished, and its message into the outbox, in the same transaction.
 *
 * Does nothing while surveys are off, for a client that may not be written to, and for a service that has a survey:
 * done a second time does not ask twice.
 */
export function askForSurvey(db: WriteDb, serviceId: number, tools: AskTools): void {
  const { settings } = currentMessaging(db);
  if (!settings.surveys.isOn || surveyOfService(db, serviceId) !== null) return;
  const service = finishedService(db, serviceId);
  const client = service === null ? null : surveyClient(db, service.clientId);
  if (service === null || client === null || !mayBeWrittenTo(client)) return;
  const linkName = newLinkName(tools.deps.random);
  const now = tools.clock.now();
  insertSurvey(db, {
    uid: tools.newUid(),
    clientId: service.clientId,
    serviceId,
    linkName,
    technicianId: service.technicianId,
    serviceType: service.serviceType,
    askedAt: null,
    now,
  });
  writeSurveyMessage(db, { service, client, settings, linkName }, tools);
}

function writeSurveyMessage(
  db: WriteDb,
  matter: {
    readonly service: FinishedService;
    readonly client: SurveyClient;
    readonly settings: MessagingSettings;
    readonly linkName: string;
  },
  tools: AskTools,
): void {
  const { service, client, settings, linkName } = matter;
  const address = answerAddress(settings);
  // Without an address of the client, or one that answers come to, the survey can still be answered face to face.
  if (client.email === '' || address === null) return;
  const { language } = client;
  const now = tools.clock.now();
  const text = templateText(db, { key: 'survey', channel: 'email', language });
  const values = valuesOf(db, matter, localDayOf(now), {
    answers: answerLines({
      key: surveyKey(db, tools.deps.random),
      linkName,
      language,
      address,
      webFormAddress: settings.surveys.webFormAddress,
    }),
  });
  writeMessage(
    db,
    {
      uid: tools.newUid(),
      kind: 'survey',
      channel: 'email',
      clientId: service.clientId,
      language,
      recipientName: client.contactName,
      recipientAddress: client.email,
      subject: fillTemplate('survey', text.subject, values, 'subject'),
      body: fillTemplate('survey', text.body, values, 'text'),
      attachments: [],
      isAutomatic: isAutomatic(db, 'survey'),
      notBefore: new Date(Date.parse(now) + settings.surveys.delayHours * HOUR).toISOString() as Instant,
      subjects: [{ level: SURVEY_LEVEL, invoiceId: null, serviceId: service.id }],
    },
    now,
  );
}

function valuesOf(
  db: WriteDb,
  { service, client }: { readonly service: FinishedService; readonly client: SurveyClient },
  today: LocalDate,
  { answers }: { readonly answers: string },
): TemplateValues {
  const settings = readSettings(db);
  const reachable = [settings.phone, settings.email].filter((text) => text !== '').join(' · ');
  return {
    client: client.name,
    contact: client.contactName,
    company: settings.name,
    companyPhone: settings.phone,
    companyEmail: settings.email,
    signature: [settings.name, reachable].filter((text) => text !== '').join('\n'),
    today: formatDate(today, client.language),
    service: service.title,
    serviceDay: formatDate(service.performedOn ?? today, client.language),
    answers,
  };
}
