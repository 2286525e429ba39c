import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { figuresByClient } from './by-client.ts';
import { figuresByMonth } from './by-month.ts';
import { figuresOverview } from './overview.ts';

/** Handlers of `figures`: an agent's are those of its own and assigned clients, never the company's. */
export const figuresHandlers: HandlersOf<Contract['figures']> = {
  overview: ({ db, access, clock }, period) => ok(figuresOverview(db, access, period, clock.today())),
  byMonth: ({ db, access }, period) => ok({ months: figuresByMonth(db, access, period) }),
  byClient: ({ db, access }, { limit, ...period }) => ok(figuresByClient(db, access, period, limit)),
};
