import { procedure } from './base.ts';
import { line, revision, uid } from './fields.ts';
import { unaudited } from './policy.ts';
import { z } from './zod.ts';

/** Lists whose filters, order and columns can be kept under a name. */
export const VIEW_LISTS = ['clients', 'services', 'invoices', 'payments', 'audit'] as const;

/** How many views a person may keep. */
export const VIEWS_PER_PERSON = 100;

const policy = {
  admission: 'signed-in',
  rowRule: 'none',
  audit: unaudited('A view is a way of looking at a list; it changes nothing in it'),
  stepUp: false,
  rate: 'normal',
  duringSetUp: false,
} as const;

const fields = {
  name: line(60, 1),
  /** Search part of the list's address: filters, order and hidden columns; never a place in the program. */
  search: z
    .string()
    .max(2000, { error: 'TooLong' })
    .refine((text) => /^[^\s#/]*$/.test(text), { params: { reason: 'Invalid' } }),
  isShared: z.boolean(),
};

const view = z.object({
  uid,
  list: z.enum(VIEW_LISTS),
  name: z.string(),
  search: z.string(),
  isShared: z.boolean(),
  /** Only whoever made it changes it. */
  isMine: z.boolean(),
  ownerName: z.string(),
  revision,
});

/** Ways of looking at a list, kept under a name; shared ones are seen by everybody who may read the list. */
export const viewsContract = {
  list: procedure({
    route: { method: 'GET', path: '/views', summary: 'Own and shared views of the lists that one may read' },
    policy: { ...policy, kind: 'query' },
    input: z.strictObject({}),
    output: z.object({ views: z.array(view) }),
    refusals: [],
  }),
  save: procedure({
    route: { method: 'POST', path: '/views', summary: 'Keep a view of a list under a name' },
    policy: { ...policy, kind: 'command' },
    input: z.strictObject({ list: z.enum(VIEW_LISTS), ...fields }),
    output: z.object({ uid, revision }),
    refusals: ['ViewNameTaken', 'TooManyViews', 'ListNotReadable'],
  }),
  update: procedure({
    route: { method: 'PATCH', path: '/views/{uid}', summary: 'Rename, share or replace an own view' },
    policy: { ...policy, kind: 'command' },
    input: z.strictObject({ uid, revision, ...fields }),
    output: z.object({ revision }),
    refusals: ['ViewNameTaken'],
  }),
  delete: procedure({
    route: { method: 'DELETE', path: '/views/{uid}', summary: 'Delete an own view' },
    policy: { ...policy, kind: 'command' },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: [],
  }),
};
