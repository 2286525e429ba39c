import { contract } from '#shared/contract/index.ts';
import type { ProcedurePolicy } from '#shared/contract/policy.ts';
import { OWN_ACTIONS } from './append-own-act.ts';

interface Declared {
  readonly '~orpc': { readonly meta: { readonly policy: ProcedurePolicy } };
}

/** Every action that the log may hold, sorted, read from the declarations so that none is forgotten. */
export function auditActions(): string[] {
  const declared = Object.values(contract).flatMap((noun) =>
    Object.values(noun as Readonly<Record<string, Declared>>).flatMap((procedure) => {
      const { audit } = procedure['~orpc'].meta.policy;
      return audit.record ? [audit.action] : [];
    }),
  );
  return [...new Set([...declared, ...OWN_ACTIONS])].toSorted();
}
