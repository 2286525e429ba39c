import { type Block, stack } from './block.ts';
import type { PageFlow } from './page-flow.ts';

/** A row cut in pieces that may stand on different pages: the first carries the figures, the others text lines. */
export type TableRow = readonly Block[];

/** A table whose head comes back on each page and whose end stays with its last row. */
export interface Table {
  readonly head: Block;
  readonly rows: readonly TableRow[];
  /** Totals: never alone on a page without at least the last row above them. */
  readonly closing: Block;
}

/** Rows up to this share of a page are moved whole to the next page, longer ones are cut. */
const KEPT_SHARE = 0.4;
/** A cut row starts with this many pieces at least. */
const FIRST_PIECES = 3;

/** Places a table, breaking pages between rows (and inside rows longer than a good part of a page). */
export function placeTable(flow: PageFlow, table: Table): void {
  const fresh = flow.freshHeight - table.head.height;
  const continueOnNextPage = (): void => {
    flow.breakPage();
    flow.place(table.head);
  };
  const firstRow = table.rows[0];
  if (firstRow !== undefined && flow.remaining() < table.head.height + stack(firstRow).height) {
    if (stack(firstRow).height <= fresh * KEPT_SHARE) flow.breakPage();
  }
  flow.place(table.head);
  table.rows.forEach((row, index) => {
    const whole = stack(row);
    const isLast = index === table.rows.length - 1;
    const withClosing = whole.height + (isLast ? table.closing.height : 0);
    const kept = withClosing <= fresh && whole.height <= fresh * KEPT_SHARE;
    if ((kept ? withClosing : whole.height) <= flow.remaining()) {
      flow.place(whole);
      return;
    }
    if (kept) {
      continueOnNextPage();
      flow.place(whole);
      return;
    }
    if (stack(row.slice(0, FIRST_PIECES)).height > flow.remaining()) continueOnNextPage();
    for (const piece of row) {
      if (piece.height > flow.remaining()) continueOnNextPage();
      flow.place(piece);
    }
  });
  flow.place(table.closing);
}
