import { ROLES } from '../domain/access/role.ts';
import { procedure } from './base.ts';
import { instant, line, uid } from './fields.ts';
import { audited, unaudited } from './policy.ts';
import { z } from './zod.ts';

const roles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);

const oneTimeCode = z.object({ code: z.string(), expiresAt: instant });

/** Accounts and their roles. */
export const usersContract = {
  list: procedure({
    route: { method: 'GET', path: '/users', summary: 'All accounts' },
    policy: {
      admission: 'users.read',
      rowRule: 'none',
      audit: unaudited('Accounts of colleagues, no client'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({
      users: z.array(
        z.object({
          uid,
          name: z.string(),
          roles,
          state: z.enum(['active', 'invited', 'disabled']),
          hasFinanceAccess: z.boolean(),
          lastSignInAt: instant.nullable(),
          createdAt: instant,
        }),
      ),
    }),
    refusals: [],
  }),
  names: procedure({
    route: {
      method: 'GET',
      path: '/users/names',
      summary: 'Names of active colleagues, for owner and technician pickers',
    },
    policy: {
      admission: 'users.list-names',
      rowRule: 'none',
      audit: unaudited('Names of colleagues'),
      kind: 'query',
      stepUp: false,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({}),
    output: z.object({ users: z.array(z.object({ uid, name: z.string(), active: z.boolean() })) }),
    refusals: [],
  }),
  add: procedure({
    route: {
      method: 'POST',
      path: '/users',
      summary: 'Add a colleague; answers the one-time code to hand over',
    },
    policy: {
      admission: 'users.manage',
      rowRule: 'none',
      audit: audited('user.added'),
      kind: 'process',
      stepUp: true,
      rate: 'secret',
      duringSetUp: false,
    },
    input: z.strictObject({ name: line(80, 1), roles }),
    output: z.object({ uid, oneTimeCode }),
    refusals: ['NameTaken'],
  }),
  changeRoles: procedure({
    route: { method: 'PATCH', path: '/users/{uid}', summary: 'Change name and roles' },
    policy: {
      admission: 'users.manage',
      rowRule: 'none',
      audit: audited('user.roles-changed'),
      kind: 'process',
      stepUp: true,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid, name: line(80, 1), roles }),
    output: z.object({}),
    refusals: ['LastAdministrator', 'NameTaken'],
  }),
  disable: procedure({
    route: {
      method: 'POST',
      path: '/users/{uid}/disabling',
      summary: 'Close an account; old copies of the file still open until keys are rotated',
    },
    policy: {
      admission: 'users.manage',
      rowRule: 'none',
      audit: audited('user.disabled'),
      kind: 'process',
      stepUp: true,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: ['LastAdministrator', 'OwnAccount'],
  }),
  enable: procedure({
    route: { method: 'POST', path: '/users/{uid}/enabling', summary: 'Open a disabled account again' },
    policy: {
      admission: 'users.manage',
      rowRule: 'none',
      audit: audited('user.enabled'),
      kind: 'process',
      stepUp: true,
      rate: 'normal',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({}),
    refusals: [],
  }),
  reset: procedure({
    route: {
      method: 'POST',
      path: '/users/{uid}/reset',
      summary: 'Forgotten password: replace it by a one-time code',
    },
    policy: {
      admission: 'users.manage',
      rowRule: 'none',
      audit: audited('user.reset'),
      kind: 'process',
      stepUp: true,
      rate: 'secret',
      duringSetUp: false,
    },
    input: z.strictObject({ uid }),
    output: z.object({ oneTimeCode }),
    refusals: ['OwnAccount'],
  }),
};
