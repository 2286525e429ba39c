import type { Colour } from '../colours.ts';
import type { FontWeight } from '../fonts.ts';

/** A line of text at a place; `y` is the baseline, counted from the top of the page. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: Colour;
}

/** A filled rectangle counted from the top left corner of the page. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What blocks draw on: one page, in points, with y growing downwards. */
export interface Canvas {
  readonly text: (run: TextRun) => void;
  readonly paint: (rectangles: readonly Rectangle[], colour: Colour) => void;
  /** A line through points counted from the top left corner. */
  readonly line: (
    points: readonly { readonly x: number; readonly y: number }[],
    thickness: number,
    colour: Colour,
  ) => void;
  readonly logo: (place: Rectangle) => void;
}

/** A piece of page that knows its height before it is drawn, so that the flow can decide where it goes. */
export interface Block {
  readonly height: number;
  readonly draw: (canvas: Canvas, x: number, top: number) => void;
}

/** Empty height. */
export const space = (height: number): Block => ({ height, draw: () => undefined });

/** A horizontal line of the given width and thickness. */
export const rule = (width: number, thickness: number, colour: Colour): Block => ({
  height: thickness,
  draw: (canvas, x, top) => {
    canvas.paint([{ x, y: top, width, height: thickness }], colour);
  },
});

/** Blocks one under the other. */
export const stack = (blocks: readonly Block[]): Block => ({
  height: blocks.reduce((sum, block) => sum + block.height, 0),
  draw: (canvas, x, top) => {
    let y = top;
    for (const block of blocks) {
      block.draw(canvas, x, y);
      y += block.height;
    }
  },
});

/** Blocks next to each other, each at its distance from the left. */
export const beside = (parts: readonly { readonly offset: number; readonly block: Block }[]): Block => ({
  height: Math.max(0, ...parts.map((part) => part.block.height)),
  draw: (canvas, x, top) => {
    for (const part of parts) part.block.draw(canvas, x + part.offset, top);
  },
});
