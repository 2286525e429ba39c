/** Points of a millimetre. */
export const MILLIMETRE = 72 / 25.4;

const mm = (value: number): number => value * MILLIMETRE;

/** ISO 216 A4 in points. */
export const PAGE = { width: mm(210), height: mm(297) } as const;

/** Margin on every side. */
export const MARGIN = mm(18);

/** Width between the margins. */
export const CONTENT_WIDTH = PAGE.width - 2 * MARGIN;

const COLUMNS = 12;
const GUTTER = mm(4);
const COLUMN = (CONTENT_WIDTH - (COLUMNS - 1) * GUTTER) / COLUMNS;

/** Left edge of a column of the grid of twelve; `column` counts from 0. */
export const columnX = (column: number): number => MARGIN + column * (COLUMN + GUTTER);

/** Width of a number of neighbouring columns with the gutters between them. */
export const columnsWidth = (count: number): number => count * COLUMN + (count - 1) * GUTTER;
