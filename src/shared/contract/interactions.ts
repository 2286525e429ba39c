import { INTERACTION_DIRECTIONS, INTERACTION_KINDS } from '../domain/interactions/interaction.ts';
import { procedure } from './base.ts';
import { cursor, instant, line, localDate, page, paragraph, revision, uid } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

/** An interaction as typed. */
export const interactionFields = z.strictObject({
  clientUid: uid,
  /** Who it was with; a contact of that client. */
  contactUid: uid.nullable(),
  kind: z.enum(INTERACTION_KINDS),
  direction: z.enum(INTERACTION_DIRECTIONS),
  /** Null for now, by the core's clock. */
  occurredAt: instant.nullable(),
  /** Minutes; null when unknown. */
  durationMinutes: z.int().min(-100_000).max(100_000).nullable(),
  subject: line(200),
  body: paragraph(10_000),
  /** The day to call back; null when nothing is waited for. */
  recallOn: localDate.nullable(),
});

/** One interaction in a list or on a timeline; `get` answers its whole text. */
export const interactionRow = z.object({
  uid,
  clientUid: uid,
  clientName: z.string(),
  contactUid: uid.nullable(),
  contactName: z.string().nullable(),
  kind: z.enum(INTERACTION_KINDS),
  direction: z.enum(INTERACTION_DIRECTIONS),
  occurredAt: instant,
  durationMinutes: z.int().nullable(),
  subject: z.string(),
  /** The beginning of the text, 600 characters at most. */
  excerpt: z.string(),
  isCut: z.boolean(),
  recallOn: localDate.nullable(),
  recallDoneAt: instant.nullable(),
  authorUid: uid.nullable(),
  authorName: z.string().nullable(),
  comments: z.int(),
  /** Whether the caller may change and delete it. */
  mayChange: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  revision,
});

/** What a colleague added under an interaction. */
export const commentView = z.object({
  uid,
  text: z.string(),
  authorUid: uid.nullable(),
  authorName: z.string().nullable(),
  mayDelete: z.boolean(),
  createdAt: instant,
});

const interactionRefusals = [
  'UnknownClient',
  'ClientArchived',
  'UnknownContact',
  'NothingWritten',
  'InteractionInFuture',
  'EndBeforeStart',
  'DurationOutOfRange',
  'RecallBeforeInteraction',
] as const;

/** Calls, e-mails, meetings and notes with clients, their comments and recalls. */
export const interactionsContract = {
  list: procedure({
    route: { method: 'GET', path: '/interactions', summary: 'Interactions, filtered, newest first, by page' },
    policy: {
      admission: 'interactions.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      /** Words of the text, its contact and its comments; hits come newest written first. */
      text: line(200).optional(),
      clientUid: uid.optional(),
      kind: z.enum(INTERACTION_KINDS).optional(),
      authorUid: uid.optional(),
      from: localDate.optional(),
      to: localDate.optional(),
      /** Only those that wait for a recall. */
      recallOpen: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(interactionRow),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/interactions/{uid}', summary: 'One interaction with its comments' },
    policy: {
      admission: 'interactions.read',
      rowRule: 'own-clients',
      audit: unaudited('The client sheet is what is logged'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: interactionRow.extend({ body: z.string(), commentList: z.array(commentView) }),
    refusals: [],
  }),
  recalls: procedure({
    route: {
      method: 'GET',
      path: '/recalls',
      summary: 'Open recalls with the number to call, the most overdue first, by page',
    },
    policy: {
      admission: 'interactions.read',
      rowRule: 'own-clients',
      audit: unaudited('Lists are not logged'),
      kind: 'query',
      stepUp: false,
      rate: 'typing',
      duringSetUp: false,
    },
    input: z.strictObject({
      /** `mine` (default): those the caller noted; `all`: those of every client the caller sees. */
      scope: z.enum(['mine', 'all']).optional(),
      /** Last day wanted. */
      until: localDate.optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    /** `due`: how many of them are for today or late, whatever the page. */
    output: page(
      // The number to call: the contact's, else the client's; empty where there is none.
      interactionRow.extend({ phone: z.string() }),
    ).extend({ due: z.int() }),
    refusals: [],
  }),
  create: procedure({
    route: { method: 'POST', path: '/interactions', summary: 'Note a call, an e-mail, a meeting or a note' },
    policy: {
      admission: 'interactions.write',
      rowRule: 'own-clients',
      audit: audited('interaction.created'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ interaction: interactionFields }),
    output: z.object({ uid, revision }),
    refusals: interactionRefusals,
  }),
  update: procedure({
    route: { method: 'PATCH', path: '/interactions/{uid}', summary: 'Change an interaction' },
    policy: {
      admission: 'interactions.write',
      rowRule: 'own-clients',
      audit: audited('interaction.updated'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, revision, interaction: interactionFields }),
    output: z.object({ revision }),
    refusals: [...interactionRefusals, 'NotTheAuthor'],
  }),
  setRecallDone: procedure({
    route: {
      method: 'POST',
      path: '/interactions/{uid}/recall',
      summary: 'Tick a recall off, or open it again',
    },
    policy: {
      admission: 'interactions.write',
      rowRule: 'own-clients',
      audit: audited('interaction.recall-changed'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, done: z.boolean() }),
    output: z.object({ revision }),
    refusals: ['NoRecall'],
  }),
  delete: procedure({
    route: {
      method: 'DELETE',
      path: '/interactions/{uid}',
      summary: 'Delete an interaction with its comments; `restore` takes it back for ten minutes',
    },
    policy: {
      admission: 'interactions.delete',
      rowRule: 'own-clients',
      audit: audited('interaction.deleted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: ['NotTheAuthor'],
  }),
  restore: procedure({
    route: {
      method: 'POST',
      path: '/interactions/{uid}/restored',
      summary: 'Bring back what the caller deleted less than ten minutes ago, as it was',
    },
    policy: {
      admission: 'interactions.delete',
      rowRule: 'own-clients',
      audit: audited('interaction.restored'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({ revision }),
    refusals: [],
  }),
  addComment: procedure({
    route: { method: 'POST', path: '/interactions/{uid}/comments', summary: 'Comment an interaction' },
    policy: {
      admission: 'interactions.write',
      rowRule: 'own-clients',
      audit: audited('interaction-comment.created'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, text: paragraph(2000) }),
    output: z.object({ uid }),
    refusals: ['NothingWritten', 'TooManyComments'],
  }),
  deleteComment: procedure({
    route: { method: 'DELETE', path: '/interaction-comments/{uid}', summary: 'Delete a comment' },
    policy: {
      admission: 'interactions.delete',
      rowRule: 'own-clients',
      audit: audited('interaction-comment.deleted'),
      kind: 'command',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: ['NotTheAuthor'],
  }),
};
