import type { Block } from './block.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

/** A column of numbers. */
export interface FigureColumn {
  readonly width: number;
  readonly head: Block;
  /** The figure of each row, in the order given. */
  readonly cells: readonly Block[];
}

/** What a column of numbers is made of. */
export interface FigureColumnSettings {
  readonly head: string;
  readonly headStyle: TextStyle;
  readonly figures: readonly string[];
  readonly style: TextStyle;
  /** Amounts stand on their decimal sign, given as text; rates at one side, because of their percent sign. */
  readonly align: 'left' | 'right' | { readonly decimalSign: string };
}

function wholePart(text: string, align: FigureColumnSettings['align']): string {
  if (typeof align === 'string') return text;
  const index = text.indexOf(align.decimalSign);
  return index === -1 ? text : text.slice(0, index);
}

/** Sets a column as wide as its widest number and its head; the digits of the fonts are all of one width. */
export function figureColumn(typesetter: Typesetter, settings: FigureColumnSettings): FigureColumn {
  const { align, figures, head, headStyle, style } = settings;
  const measured = figures.map((figure) => {
    const text = typesetter.clean(figure);
    const wholeWidth = typesetter.widthOf(wholePart(text, align), style);
    return { text, wholeWidth, restWidth: typesetter.widthOf(text, style) - wholeWidth };
  });
  const restWidth = Math.max(0, ...measured.map((figure) => figure.restWidth));
  const wholeWidth = Math.max(0, ...measured.map((figure) => figure.wholeWidth));
  const width = Math.max(wholeWidth + restWidth, typesetter.widthOf(head, headStyle));
  const axis = width - restWidth;
  return {
    width,
    head: typesetter.fitted(head, headStyle, width, align === 'left' ? 'left' : 'right'),
    cells: measured.map((figure) => {
      const line = typesetter.lines([figure.text], style);
      return {
        height: line.height,
        draw: (canvas, x, top) => {
          line.draw(canvas, align === 'left' ? x : x + axis - figure.wholeWidth, top);
        },
      };
    }),
  };
}
