import { MESSAGE_STATES } from '../domain/messages/message.ts';
import { ANSWER_WAYS } from '../domain/surveys/rating.ts';
import { procedure } from './base.ts';
import { comparedInput, silent } from './figure-fields.ts';
import { cursor, instant, line, localDate, page, uid } from './fields.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { SERVICE_TYPES } from './services.ts';
import { surveysHereContract } from './surveys-here.ts';
import { z } from './zod.ts';

/** Where a survey stands: to be sent, sent, answered, declined face to face, or too old to be answered. */
export const SURVEY_STATES = ['waiting', 'asked', 'answered', 'declined', 'closed'] as const;

const rating = z.int().min(1).max(5);

const read = {
  admission: 'surveys.read',
  rowRule: 'own-clients',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

/** One survey as the list shows it. */
export const surveyRow = z.object({
  uid,
  clientUid: uid,
  clientName: z.string(),
  /** Null when the service was deleted. */
  serviceUid: uid.nullable(),
  serviceTitle: z.string(),
  serviceType: z.enum(SERVICE_TYPES).nullable(),
  technicianUid: uid.nullable(),
  technicianName: z.string().nullable(),
  state: z.enum(SURVEY_STATES),
  rating: rating.nullable(),
  comment: z.string(),
  askedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  answeredBy: z.enum(ANSWER_WAYS).nullable(),
  /** Where its message stands in the outbox; null when it has none. */
  messageState: z.enum(MESSAGE_STATES).nullable(),
  /** Call back that a low rating opened. */
  recallUid: uid.nullable(),
  isRecallDone: z.boolean(),
  createdAt: instant,
});

/** Answers of a period or of one group; shares in tenths of a percent, null of nothing. */
const answerFigures = {
  answers: z.int(),
  csat: z.int().nullable(),
  average: z.number().nullable(),
  asked: z.int(),
  /** Of those asked in the period, how many have answered since. */
  answeredOfAsked: z.int(),
  responseRate: z.int().nullable(),
};

/** Satisfaction surveys: what was asked and answered. Nobody but the client answers (`surveys-here.ts`, the mailbox). */
export const surveysContract = {
  ...surveysHereContract,
  list: procedure({
    route: { method: 'GET', path: '/surveys', summary: 'Surveys, newest answer first, by page' },
    policy: { ...read, audit: unaudited('Lists are not logged'), kind: 'query', rate: 'typing' },
    /** `from` and `to` are days of the answer, or of the asking where there is none yet. */
    input: z.strictObject({
      rating: rating.optional(),
      satisfied: z.boolean().optional(),
      isAnswered: z.boolean().optional(),
      withComment: z.boolean().optional(),
      serviceType: z.enum(SERVICE_TYPES).optional(),
      technicianUid: uid.optional(),
      clientUid: uid.optional(),
      serviceUid: uid.optional(),
      sector: line(60).optional(),
      from: localDate.optional(),
      to: localDate.optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(surveyRow),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/surveys/{uid}', summary: 'One survey' },
    policy: { ...read, audit: unaudited('Shown in lists as it is'), kind: 'query', rate: 'normal' },
    input: z.strictObject({ uid }),
    output: surveyRow,
    refusals: [],
  }),
  figures: procedure({
    route: {
      method: 'GET',
      path: '/figures/surveys',
      summary: 'Satisfaction and response rate of a period, by type of service, agent and sector',
    },
    policy: { ...read, audit: silent, kind: 'query', rate: 'typing' },
    input: comparedInput,
    output: z.object({
      ...answerFigures,
      /** Answers by rating, the worst first. */
      distribution: z.array(z.int()).length(5),
      withComment: z.int(),
      before: z.object({ from: localDate, to: localDate, ...answerFigures }),
      byServiceType: z.array(z.object({ serviceType: z.enum(SERVICE_TYPES).nullable(), ...answerFigures })),
      byAgent: z.array(
        z.object({ technicianUid: uid.nullable(), technicianName: z.string().nullable(), ...answerFigures }),
      ),
      /** Empty sector: clients of whom none is known. */
      bySector: z.array(z.object({ sector: z.string(), ...answerFigures })),
    }),
    refusals: [],
  }),
  readMailbox: procedure({
    route: { method: 'POST', path: '/surveys/mailbox', summary: 'Read new answers and bounces now' },
    policy: {
      admission: 'surveys.read',
      rowRule: 'none',
      audit: audited('mailbox.read'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    /** Counts only: what was looked at, and what became of it. */
    output: z.object({
      looked: z.int(),
      answers: z.int(),
      /** Answers of surveys that were answered before, or are too old, and tokens that are not ours. */
      ignored: z.int(),
      bounces: z.int(),
      /** Whether more is waiting than one reading takes. */
      more: z.boolean(),
    }),
    refusals: [
      'MailboxNotSet',
      'Demonstration',
      'SecretMissing',
      'WrongPassword',
      'CertificateRefused',
      'SecureLineRefused',
      'ServerNotFound',
      'PortRefused',
      'NoAnswer',
      'LineBroken',
      'FolderMissing',
      'MailboxBusy',
      'UnknownFailure',
    ],
  }),
  mailbox: procedure({
    route: {
      method: 'GET',
      path: '/surveys/mailbox',
      summary: 'Whether the mailbox is read, and what came of it last',
    },
    policy: {
      ...read,
      rowRule: 'none',
      audit: unaudited('State of the program'),
      kind: 'query',
      rate: 'typing',
    },
    input: z.strictObject({}),
    output: z.object({
      isRead: z.boolean(),
      surveysAreOn: z.boolean(),
      lastAt: instant.nullable(),
      /** Reason code of `readMailbox`; null when the last reading went well. */
      lastProblem: z.string().nullable(),
    }),
    refusals: [],
  }),
  webForm: procedure({
    route: {
      method: 'POST',
      path: '/surveys/web-form',
      summary: 'The web form as one HTML file to put on a site',
    },
    policy: {
      admission: 'messaging.manage',
      rowRule: 'none',
      audit: audited('survey.web-form-made'),
      kind: 'process',
      stepUp: false,
      rate: 'costly',
      duringSetUp: false,
    },
    /** `postTo`: an https address that answers are posted to; empty for answers by the client's own mail program. */
    input: z.strictObject({ language: z.enum(['fr', 'en']), postTo: line(500) }),
    output: z.file(),
    refusals: ['AnswerAddressMissing', 'NotAnHttpsAddress'],
  }),
};
