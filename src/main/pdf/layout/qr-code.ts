import { encode } from 'uqr';
import { BLACK } from '../colours.ts';
import type { Block, Rectangle } from './block.ts';

/** A hair of overlap hides the seams that viewers draw between neighbouring rectangles. */
const OVERLAP = 1.03;

/**
 * A QR code as filled rectangles, error correction M (EPC069-12), without its quiet zone.
 *
 * The caller leaves four modules free around it.
 */
export function qrCode(payload: string, side: number): Block {
  const { size, data } = encode(payload, { ecc: 'M', boostEcc: false, border: 0 });
  const module = side / size;
  const runs: Rectangle[] = [];
  data.forEach((row, rowIndex) => {
    let start = -1;
    [...row, false].forEach((isDark, column) => {
      if (isDark && start === -1) start = column;
      if (isDark || start === -1) return;
      runs.push({
        x: start * module,
        y: rowIndex * module,
        width: (column - start) * module,
        height: module * OVERLAP,
      });
      start = -1;
    });
  });
  return {
    height: side,
    draw: (canvas, x, top) => {
      canvas.paint(
        runs.map((run) => ({ ...run, x: run.x + x, y: run.y + top })),
        BLACK,
      );
    },
  };
}
