import { CONTRACT_STANDINGS } from '../domain/contracts/service-contract.ts';
import { procedure } from './base.ts';
import { cursor, instant, line, localDate, page, paragraph, revision, uid } from './fields.ts';
import { audited, unaudited, type ProcedurePolicy } from './policy.ts';
import { z } from './zod.ts';

/** A service contract as typed. */
export const contractFields = z.strictObject({
  clientUid: uid,
  title: line(120, 1),
  startsOn: localDate,
  /** Last day it covers. */
  endsOn: localDate,
  /** Days before the end from which it waits to be renewed or ended. */
  noticeDays: z.int().min(-100_000).max(100_000),
  note: paragraph(4000),
});

/** One agreement of a period. */
export const contractRow = contractFields.strip().extend({
  uid,
  clientName: z.string(),
  standing: z.enum(CONTRACT_STANDINGS),
  /** The first day on which it waits for a decision. */
  waitsFrom: localDate,
  decidedAt: instant.nullable(),
  createdAt: instant,
  revision,
});

const read = {
  admission: 'contracts.read',
  rowRule: 'own-clients',
  kind: 'query',
  stepUp: false,
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

const write = {
  admission: 'contracts.write',
  rowRule: 'own-clients',
  kind: 'command',
  stepUp: false,
  rate: 'normal',
  duringSetUp: false,
} as const satisfies Partial<ProcedurePolicy>;

const typed = [
  'UnknownClient',
  'ClientArchived',
  'ContractEndsBeforeStart',
  'ContractOutOfRange',
  'NoticeBeyondTerm',
] as const;

const decide = z.strictObject({ uid, revision });

/** Agreements that run and end: maintenance contracts, subscriptions. */
export const contractsContract = {
  list: procedure({
    route: {
      method: 'GET',
      path: '/contracts',
      summary: 'Service contracts, the next to end first, by page',
    },
    policy: { ...read, audit: unaudited('Lists are not logged'), rate: 'typing' },
    input: z.strictObject({
      /** Words of the title and of the client's name. */
      text: line(200).optional(),
      clientUid: uid.optional(),
      /** `decided`: renewed or ended, the latest first. */
      standing: z.enum(['running', 'to-renew', 'decided']).optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    output: page(contractRow),
    refusals: [],
  }),
  get: procedure({
    route: { method: 'GET', path: '/contracts/{uid}', summary: 'One service contract' },
    policy: { ...read, audit: unaudited('The client sheet is what is logged'), rate: 'normal' },
    input: z.strictObject({ uid }),
    output: contractRow,
    refusals: [],
  }),
  create: procedure({
    route: { method: 'POST', path: '/contracts', summary: 'Note a service contract' },
    policy: { ...write, audit: audited('contract.created') },
    input: z.strictObject({ contract: contractFields }),
    output: z.object({ uid, revision }),
    refusals: typed,
  }),
  update: procedure({
    route: { method: 'PATCH', path: '/contracts/{uid}', summary: 'Change a service contract' },
    policy: { ...write, audit: audited('contract.updated') },
    input: z.strictObject({ uid, revision, contract: contractFields }),
    output: z.object({ revision }),
    refusals: [...typed, 'ContractDecided'],
  }),
  renew: procedure({
    route: {
      method: 'POST',
      path: '/contracts/{uid}/following',
      summary: 'Renew: write the decision and the following period, which lasts as long',
    },
    policy: { ...write, audit: audited('contract.renewed') },
    input: decide,
    /** `following` is the new period. */
    output: z.object({
      revision,
      following: z.object({ uid, revision, startsOn: localDate, endsOn: localDate }),
    }),
    refusals: ['ContractDecided', 'ContractOutOfRange', 'ClientArchived'],
  }),
  end: procedure({
    route: { method: 'POST', path: '/contracts/{uid}/end', summary: 'Decide that it is not renewed' },
    policy: { ...write, audit: audited('contract.ended') },
    input: decide,
    output: z.object({ revision }),
    refusals: ['ContractDecided'],
  }),
  reopen: procedure({
    route: {
      method: 'POST',
      path: '/contracts/{uid}/reopened',
      summary: 'Take the decision back; a following period has to be deleted before',
    },
    policy: { ...write, audit: audited('contract.reopened') },
    input: decide,
    output: z.object({ revision }),
    refusals: ['ContractUndecided', 'ContractContinues'],
  }),
  delete: procedure({
    route: {
      method: 'DELETE',
      path: '/contracts/{uid}',
      summary: 'Delete a service contract; `restore` takes it back for ten minutes',
    },
    policy: { ...write, audit: audited('contract.deleted') },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: [],
  }),
  restore: procedure({
    route: {
      method: 'POST',
      path: '/contracts/{uid}/restored',
      summary: 'Bring back what the caller deleted less than ten minutes ago, as it was',
    },
    policy: { ...write, audit: audited('contract.restored') },
    input: z.strictObject({ uid }),
    output: z.object({ revision }),
    refusals: [],
  }),
};
