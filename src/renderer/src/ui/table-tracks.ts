// The stylesheet's gap between columns, and the space at both ends of a row.
const GAP = 16;
const ENDS = 40;

/**
 * Least width in pixels at which columns of these CSS grid tracks keep their own; a narrower place scrolls.
 *
 * Reckoned instead of left to `min-content`, for which Chromium keeps the widths of rows that were out of sight when
 * the place was still wide.
 */
export const leastWidth = (tracks: readonly string[]): number =>
  tracks.reduce((sum, track) => sum + Number(/\d+/.exec(track)?.[0] ?? 0), 0) +
  GAP * (tracks.length - 1) +
  ENDS;
