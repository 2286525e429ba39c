import { nextServiceStatuses, type ServiceStatus } from '#shared/domain/services/service.ts';

/**
 * The states to pass through from one state to another, the last one included; empty when there is no way.
 *
 * Undoing may need two steps: what is done reopens before it is planned again.
 */
export function pathBetween(from: ServiceStatus, to: ServiceStatus): readonly ServiceStatus[] {
  let ways: readonly (readonly ServiceStatus[])[] = [[from]];
  while (ways.length > 0) {
    const found = ways.find((way) => way.at(-1) === to);
    if (found !== undefined) return found.slice(1);
    ways = ways.flatMap((way) =>
      nextServiceStatuses(way.at(-1) ?? from, false)
        .filter((next) => !way.includes(next))
        .map((next) => [...way, next]),
    );
  }
  return [];
}
