/**
 * Change against the period before, in percent with one decimal at most; null where there is nothing to compare with.
 *
 * From zero or below no percentage means anything.
 */
export function changeInPercent(now: number, before: number): number | null {
  if (before <= 0) return null;
  return Math.round(((now - before) / before) * 1000) / 10;
}
