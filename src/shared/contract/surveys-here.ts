import { LONGEST_COMMENT } from '../domain/surveys/rating.ts';
import { procedure } from './base.ts';
import { localDate, paragraph, secretText, uid } from './fields.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { z } from './zod.ts';

const ask = {
  admission: 'surveys.ask',
  rowRule: 'own-clients',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

/**
 * Asking face to face: the machine is handed to the client, and nothing else works at that seat until the password is
 * typed. The survey is the one of the seat; no procedure takes one to answer.
 */
export const surveysHereContract = {
  handOver: procedure({
    route: {
      method: 'POST',
      path: '/surveys/hand-over',
      summary:
        'Hand this seat to the client of a finished service; nothing else works here until it is taken back',
    },
    policy: { ...ask, audit: audited('survey.handed-over'), kind: 'command', rate: 'normal' },
    input: z.strictObject({ serviceUid: uid }),
    output: z.object({}),
    refusals: ['ServiceNotDone', 'SurveyClosed', 'ClientMayNotBeAsked'],
  }),
  handedOver: procedure({
    route: { method: 'GET', path: '/surveys/here', summary: 'What the client at this seat is asked' },
    policy: {
      ...ask,
      audit: unaudited('What the client sees'),
      kind: 'query',
      rate: 'typing',
      duringHandOver: true,
    },
    input: z.strictObject({}),
    /** Null while the seat is with its own person. */
    output: z.object({
      survey: z
        .object({
          language: z.enum(['fr', 'en']),
          companyName: z.string(),
          serviceTitle: z.string(),
          performedOn: localDate.nullable(),
          step: z.enum(['asked', 'answered', 'declined']),
        })
        .nullable(),
    }),
    refusals: [],
  }),
  answerHere: procedure({
    route: { method: 'POST', path: '/surveys/here/answer', summary: 'The answer of the client at this seat' },
    policy: {
      ...ask,
      audit: audited('survey.answered'),
      kind: 'command',
      rate: 'normal',
      duringHandOver: true,
    },
    input: z.strictObject({ rating: z.int().min(1).max(5), comment: paragraph(LONGEST_COMMENT) }),
    output: z.object({}),
    refusals: ['NotHandedOver', 'SurveyClosed'],
  }),
  declineHere: procedure({
    route: {
      method: 'POST',
      path: '/surveys/here/decline',
      summary: 'The client at this seat prefers not to answer',
    },
    policy: {
      ...ask,
      audit: audited('survey.declined'),
      kind: 'command',
      rate: 'normal',
      duringHandOver: true,
    },
    input: z.strictObject({}),
    output: z.object({}),
    refusals: ['NotHandedOver', 'SurveyClosed'],
  }),
  takeBack: procedure({
    route: {
      method: 'POST',
      path: '/surveys/here/take-back',
      summary: 'Take the seat back with the own password',
    },
    policy: {
      admission: 'signed-in',
      rowRule: 'own-account',
      audit: audited('survey.taken-back'),
      kind: 'process',
      stepUp: false,
      rate: 'secret',
      duringSetUp: false,
      duringHandOver: true,
    },
    input: z.strictObject({ password: secretText }),
    output: z.object({}),
    refusals: [
      'NotHandedOver',
      'WrongPassword',
      'UnknownAccount',
      'Throttled',
      'AccountDisabled',
      'OneTimeCodeExpired',
      'VaultDamaged',
    ],
  }),
};
