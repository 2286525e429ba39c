import { z } from 'zod';
import type { RowPlan } from './import-plan.ts';

/** How many rows an import created, changed and left out; `total` is their sum. */
export interface ImportCounts {
  readonly total: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly refused: number;
}

/** Reads the counts kept with an import. */
export const importCountsSchema = z.object({
  total: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  duplicates: z.int(),
  refused: z.int(),
});

/** Counts outcomes. */
export function countOutcomes(outcomes: readonly RowPlan['outcome'][]): ImportCounts {
  const of = (outcome: RowPlan['outcome']): number => outcomes.filter((one) => one === outcome).length;
  return {
    total: outcomes.length,
    created: of('created'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    duplicates: of('duplicate'),
    refused: of('refused'),
  };
}
