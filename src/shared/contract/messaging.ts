import { SEND_FAILURES } from '../domain/messages/message.ts';
import { procedure } from './base.ts';
import { line } from './fields.ts';
import { messagingSettings } from './messaging-settings.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { z } from './zod.ts';

const managed = {
  admission: 'messaging.manage',
  rowRule: 'none',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

/** Why settings of messages are refused; each belongs to one field. */
export const MESSAGING_REFUSALS = [
  'SenderNeeded',
  'WrongEmail',
  'WrongServer',
  'UserNeeded',
  'ClientIdNeeded',
  'WrongTokenAddress',
  'WrongTwilioAccount',
  'WrongSmsSender',
  'WrongHour',
  'HoursIncomplete',
  'WrongFormAddress',
] as const;

/** 0 while nobody has set anything. */
const settingsRevision = z.int().min(0);

/** How messages leave and come in: settings, and a message that tries them. */
export const messagingContract = {
  get: procedure({
    route: { method: 'GET', path: '/messaging', summary: 'How messages go out and come in; never a secret' },
    policy: { ...managed, audit: unaudited('Company data, no person'), kind: 'query', rate: 'normal' },
    input: z.strictObject({}),
    output: z.object({
      revision: settingsRevision,
      settings: messagingSettings,
      isDemonstration: z.boolean(),
    }),
    refusals: [],
  }),
  save: procedure({
    route: { method: 'PUT', path: '/messaging', summary: 'Replace how messages go out and come in' },
    policy: { ...managed, audit: audited('messaging.updated'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ revision: settingsRevision, settings: messagingSettings }),
    output: z.object({ revision: settingsRevision }),
    refusals: MESSAGING_REFUSALS,
  }),
  test: procedure({
    route: {
      method: 'POST',
      path: '/messaging/test',
      summary: 'Send a test message to an address or phone by the saved settings; tells what became of it',
    },
    policy: { ...managed, audit: audited('messaging.tested'), kind: 'process', rate: 'costly' },
    input: z.strictObject({
      channel: z.enum(['email', 'sms']),
      to: line(254, 1),
      language: z.enum(['fr', 'en']),
    }),
    output: z.object({
      outcome: z.enum(['sent', 'later', 'refused', 'uncertain']),
      /** Null when it was sent. */
      reason: z.enum(SEND_FAILURES).nullable(),
      /** Digits of the server's answer; empty when it gave none. */
      answerCode: z.string(),
    }),
    refusals: [],
  }),
};
