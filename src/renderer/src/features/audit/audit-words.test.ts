import { expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ProcedurePolicy } from '#shared/contract/policy.ts';
import { english, french } from '../../i18n/resources.ts';
import { actionKey } from './audit-words.ts';

interface Declared {
  readonly '~orpc': { readonly meta: { readonly policy: ProcedurePolicy } };
}

const actions = [
  ...new Set(
    Object.values(contract as unknown as Record<string, Record<string, Declared>>).flatMap((noun) =>
      Object.values(noun).flatMap((one) => {
        const { audit } = one['~orpc'].meta.policy;
        return audit.record ? [audit.action] : [];
      }),
    ),
  ),
];

it.each(actions)('%s has its sentence in both languages', (action) => {
  expect(Object.keys(french.audit.action)).toContain(actionKey(action));
  expect(Object.keys(english.audit.action)).toContain(actionKey(action));
});
