import { err, ok, type Result } from '../../kernel/result.ts';
import type { DunningStep } from './dunning-plan.ts';

/** More steps than this are pestering, not reminding. */
export const MOST_STEPS = 10;

/** Why steps make no plan; `step` counts from 1. */
export interface StepsFailure {
  readonly tag:
    | 'NoSteps'
    | 'TooManySteps'
    | 'DuplicateStep'
    | 'DaysNotIncreasing'
    | 'NoChannel'
    | 'DaysOutOfRange';
  readonly step: number;
}

/** Furthest days before and after the due day. */
export const STEP_DAYS = { min: -60, max: 365 } as const;

/** Checks that steps make a plan: keys told apart, days that grow, something to send at each. */
export function checkSteps(steps: readonly DunningStep[]): Result<readonly DunningStep[], StepsFailure> {
  if (steps.length === 0) return err({ tag: 'NoSteps', step: 0 });
  if (steps.length > MOST_STEPS) return err({ tag: 'TooManySteps', step: MOST_STEPS + 1 });
  const keys = new Set<string>();
  for (const [index, { key, days, channels }] of steps.entries()) {
    const step = index + 1;
    const before = steps[index - 1];
    if (keys.has(key)) return err({ tag: 'DuplicateStep', step });
    keys.add(key);
    if (days < STEP_DAYS.min || days > STEP_DAYS.max) return err({ tag: 'DaysOutOfRange', step });
    if (before !== undefined && days <= before.days) return err({ tag: 'DaysNotIncreasing', step });
    if (channels.length === 0) return err({ tag: 'NoChannel', step });
  }
  return ok(steps);
}
