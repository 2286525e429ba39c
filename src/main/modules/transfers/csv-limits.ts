/** What an import takes at most; a file beyond is refused before it is read further. */
export const CSV_LIMITS = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  /** Characters of one cell. */
  cell: 64 * 1024,
  /** Columns: the contract's mapping is no longer. */
  columns: 100,
} as const;
