/** Rows of what waits that the first page shows; the rest is a press away. */
export const SHOWN_ROWS = 5;
