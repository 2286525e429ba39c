import type { Access } from '#main/app/access.ts';
import { remembered } from '#main/modules/lists/remembered.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { figuresAgeing } from './ageing.ts';
import { figuresByClient } from './by-client.ts';
import { figuresByMonth } from './by-month.ts';
import { figuresByServiceType } from './by-service-type.ts';
import { figuresDelays } from './delays.ts';
import { figuresOverview } from './overview.ts';
import { figuresSatisfaction } from './satisfaction.ts';
import { figuresUtilisation } from './utilisation.ts';

/** What an answer is remembered by: whose it is, and all that was asked. */
const nameOf = (figure: string, { reach, actor }: Access, asked: readonly unknown[]): string =>
  `${figure} ${JSON.stringify([reach, actor.id, ...asked])}`;

/** Handlers of `figures`: an agent's are those of its own and assigned clients, never the company's. */
export const figuresHandlers: HandlersOf<Contract['figures']> = {
  overview: ({ db, access, clock }, period) => ok(figuresOverview(db, access, period, clock.today())),
  byMonth: ({ db, access }, period) => ok({ months: figuresByMonth(db, access, period) }),
  // These three add up tens of thousands of rows: a dashboard that is drawn again does not.
  byClient: ({ db, access }, { limit, ...period }) =>
    ok(
      remembered(db, nameOf('byClient', access, [period, limit]), () =>
        figuresByClient(db, access, period, limit),
      ),
    ),
  ageing: ({ db, access, clock }, { limit }) => ok(figuresAgeing(db, access, clock.today(), limit)),
  byServiceType: ({ db, access, clock }, period) => {
    const today = clock.today();
    return ok(
      remembered(db, nameOf('byServiceType', access, [period, today]), () =>
        figuresByServiceType(db, access, period, today),
      ),
    );
  },
  delays: ({ db, access, clock }, period) => ok(figuresDelays(db, access, period, clock.today())),
  utilisation: ({ db, access, clock }, period) => {
    const today = clock.today();
    return ok(
      remembered(db, nameOf('utilisation', access, [period, today]), () =>
        figuresUtilisation(db, access, period, today),
      ),
    );
  },
  satisfaction: ({ db, access, clock }, period) => ok(figuresSatisfaction(db, access, period, clock.today())),
};
