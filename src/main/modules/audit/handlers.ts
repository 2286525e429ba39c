import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { auditActions } from './actions.ts';
import { listEntries } from './list-entries.ts';
import { verifyChain } from './verify-chain.ts';

/** The log and its proof. */
export const auditHandlers: HandlersOf<Contract['audit']> = {
  list: (context, query) => {
    const asked = Object.keys(query).filter((name) => name !== 'cursor');
    context.note({ fields: asked.toSorted() });
    return ok(listEntries(context.db, context.access, query));
  },
  actions: () => ok({ actions: auditActions() }),
  verify: async (context) => {
    const report = await verifyChain(context.vault);
    const { entries, firstBad } = report;
    context.note({
      details: {
        entries,
        intact: report.intact ? 1 : 0,
        ...(firstBad === null ? {} : { sequence: firstBad.sequence, reason: firstBad.reason }),
      },
    });
    return ok(report);
  },
};
