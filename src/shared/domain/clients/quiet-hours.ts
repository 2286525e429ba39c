import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

/**
 * Hours during which a client does not want to be called or written to, in the company's time zone.
 *
 * `from` is in, `to` is out; a span over midnight (`20:00` to `08:00`) is the usual one.
 */
export interface QuietHours {
  /** `HH:MM`, 24 hours. */
  readonly from: string;
  readonly to: string;
}

/** Why hours are refused; equal ends would mean "always" or "never". */
export type QuietHoursFailure =
  | { readonly tag: 'NotATime'; readonly field: 'from' | 'to' }
  | { readonly tag: 'EmptySpan' };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Checks hours typed by a person. */
export function parseQuietHours(hours: QuietHours): Result<QuietHours, QuietHoursFailure> {
  if (!TIME.test(hours.from)) return err({ tag: 'NotATime', field: 'from' });
  if (!TIME.test(hours.to)) return err({ tag: 'NotATime', field: 'to' });
  return hours.from === hours.to ? err({ tag: 'EmptySpan' }) : ok({ from: hours.from, to: hours.to });
}

/** Whether a time of day (`HH:MM`) falls into the quiet hours. */
export function isQuiet(hours: QuietHours, time: string): boolean {
  const afterStart = time >= hours.from;
  const beforeEnd = time < hours.to;
  return hours.from < hours.to ? afterStart && beforeEnd : afterStart || beforeEnd;
}
