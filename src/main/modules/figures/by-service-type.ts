import type { InferSchemaInput } from '@orpc/contract';
import type { Access } from '#main/app/access.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { actorOf, ownClients } from '#main/modules/lists/own-clients.ts';
import { rowsOf } from '#main/modules/lists/statements.ts';
import type { figuresContract } from '#shared/contract/figures.ts';
import { SERVICE_TYPES, type ServiceType } from '#shared/domain/services/service.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { comparedPeriod, type Comparison, type Period } from './period-parts.ts';

/** Answer of the figures by type of service. */
export type ServiceTypeFigures = InferSchemaInput<
  NonNullable<(typeof figuresContract)['byServiceType']['~orpc']['outputSchema']>
>;

interface Sum {
  readonly serviceType: ServiceType;
  readonly services: number;
  readonly net: number;
}

/** Services done in a period by type, read from the index that covers them. */
const sumsByType = (db: ReadDb, access: Access, period: Period): readonly Sum[] =>
  rowsOf<Sum>(
    db,
    `select service_type as serviceType, count(*) as services, sum(net_cents) as net
     from services indexed by services_sums
     where status = 'done' and date between @from and @to and ${ownClients(access, 'services.client_id')}
     group by service_type`,
    { ...actorOf(access), from: period.from, to: period.to },
  );

/** Services done in a period by type, in the order of the types, each type there even without a service. */
export function figuresByServiceType(
  db: ReadDb,
  access: Access,
  { comparison, ...period }: Period & { readonly comparison?: Comparison | undefined },
  today: LocalDate,
): ServiceTypeFigures {
  const before = comparedPeriod(period, comparison, today);
  const now = sumsByType(db, access, period);
  const then = sumsByType(db, access, before);
  const of = (sums: readonly Sum[], type: ServiceType) => {
    const found = sums.find((sum) => sum.serviceType === type);
    return { services: found?.services ?? 0, net: found?.net ?? 0 };
  };
  return {
    types: SERVICE_TYPES.map((serviceType) => ({
      serviceType,
      ...of(now, serviceType),
      before: of(then, serviceType),
    })),
    before,
  };
}
