import type { Instant } from './instant.ts';
import type { LocalDate } from './local-date.ts';

/**
 * Where time comes from.
 *
 * Injected so that tests, the demonstration and the acceptance run drive the days (style rule 8).
 */
export interface Clock {
  /** The present moment in UTC. */
  now(): Instant;
  /** The present day in the company's time zone. */
  today(): LocalDate;
  /** Milliseconds that never go back, for delays and lockouts; its zero has no meaning. */
  monotonic(): number;
}
