import { describe, expect, it } from 'vitest';
import { nextServiceStatuses, SERVICE_STATUSES } from '#shared/domain/services/service.ts';
import { pathBetween } from './status-path.ts';

describe('way back of a status', () => {
  it('goes straight where that is allowed', () => {
    expect(pathBetween('in-progress', 'planned')).toEqual(['planned']);
  });

  it('passes through the state in between', () => {
    expect(pathBetween('done', 'planned')).toEqual(['in-progress', 'planned']);
    expect(pathBetween('cancelled', 'in-progress')).toEqual(['planned', 'in-progress']);
  });

  it('exists from every state to every other by allowed steps only', () => {
    for (const from of SERVICE_STATUSES) {
      for (const to of SERVICE_STATUSES) {
        const way = [from, ...pathBetween(from, to)];
        expect(way.at(-1)).toBe(to);
        for (const [index, next] of way.slice(1).entries())
          expect(nextServiceStatuses(way[index]!, false)).toContain(next);
      }
    }
  });
});
