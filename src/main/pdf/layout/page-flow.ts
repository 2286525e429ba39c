import type { Block, Canvas } from './block.ts';
import { MARGIN } from './geometry.ts';

/** What the flow needs to know of the document it fills. */
export interface FlowSettings {
  /** Adds an empty page and gives its drawing surface. */
  readonly addPage: () => Canvas;
  /** Drawn at the top of each page after the first. */
  readonly runningHead: Block;
  /** Lowest point content may reach, from the top of the page. */
  readonly bottom: number;
}

/** Fills pages from top to bottom. */
export interface PageFlow {
  readonly canvases: readonly Canvas[];
  readonly canvas: () => Canvas;
  /** Where the next block begins, from the top of the page. */
  readonly top: () => number;
  readonly remaining: () => number;
  /** Height that a fresh page offers. */
  readonly freshHeight: number;
  readonly breakPage: () => void;
  /** Puts a block, on a new page when it does not fit on this one. */
  readonly place: (block: Block, x?: number) => void;
}

/** Starts a flow on its first page. */
export function createPageFlow(settings: FlowSettings): PageFlow {
  let canvas = settings.addPage();
  let y: number = MARGIN;
  const canvases = [canvas];
  const freshTop = MARGIN + settings.runningHead.height;
  const breakPage = (): void => {
    canvas = settings.addPage();
    canvases.push(canvas);
    settings.runningHead.draw(canvas, MARGIN, MARGIN);
    y = freshTop;
  };
  // Heights are sums of fractions: a block that fits exactly must not be pushed out by the last bit.
  const remaining = (): number => settings.bottom - y + 0.01;
  return {
    canvases,
    canvas: () => canvas,
    top: () => y,
    remaining,
    freshHeight: settings.bottom - freshTop,
    breakPage,
    place: (block, x = MARGIN) => {
      if (block.height > remaining() && y > freshTop) breakPage();
      block.draw(canvas, x, y);
      y += block.height;
    },
  };
}
