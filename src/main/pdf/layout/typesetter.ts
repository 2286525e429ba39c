import type { Colour } from '../colours.ts';
import type { FontSet, FontWeight } from '../fonts.ts';
import { coverText, type GlyphWarning } from '../glyph-cover.ts';
import type { Block } from './block.ts';
import { wrapLine } from './wrap.ts';

/** How a text looks; `leading` is the distance of baselines as a multiple of the size. */
export interface TextStyle {
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: Colour;
  readonly leading: number;
}

/** Turns texts into blocks and lines, and remembers which characters the fonts lacked. */
export interface Typesetter {
  /** The drawable form of a one-line text; a missing character is noted. */
  readonly clean: (text: string) => string;
  readonly widthOf: (text: string, style: TextStyle) => number;
  /** Lines of a text with its own line breaks, wrapped to a width. */
  readonly linesOf: (text: string, style: TextStyle, width: number) => readonly string[];
  /** Cleaned lines drawn one under the other at the left. */
  readonly lines: (lines: readonly string[], style: TextStyle) => Block;
  /** A wrapped text. */
  readonly paragraph: (text: string, style: TextStyle, width: number) => Block;
  /** One line, made smaller when the width asks for it: a huge amount never leaves its place. */
  readonly fitted: (text: string, style: TextStyle, width: number, align: 'left' | 'right') => Block;
  readonly warnings: () => readonly GlyphWarning[];
}

/** Share of the leading above the baseline, so that lines of different size sit well in their height. */
const BASELINE = 0.76;

/** Makes the typesetter of one document. */
export function createTypesetter(fonts: FontSet): Typesetter {
  const warningsByText = new Map<string, GlyphWarning>();
  const clean = (text: string): string => {
    const covered = coverText(text, fonts.regular.covers);
    if (covered.missing.length > 0) warningsByText.set(text, { text, characters: covered.missing });
    return covered.text;
  };
  const widthOf = (text: string, style: TextStyle): number => fonts[style.weight].widthOf(text, style.size);
  const linesOf = (text: string, style: TextStyle, width: number): readonly string[] =>
    text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .flatMap((line) => wrapLine(clean(line), width, (part) => widthOf(part, style)));
  const lines = (texts: readonly string[], style: TextStyle): Block => {
    const step = style.size * style.leading;
    return {
      height: step * texts.length,
      draw: (canvas, x, top) => {
        texts.forEach((text, index) => {
          canvas.text({ ...style, text, x, y: top + step * (index + BASELINE) });
        });
      },
    };
  };
  return {
    clean,
    widthOf,
    linesOf,
    lines,
    paragraph: (text, style, width) => lines(text === '' ? [] : linesOf(text, style, width), style),
    fitted: (text, style, width, align) => {
      const cleaned = clean(text);
      const natural = widthOf(cleaned, style);
      const size = natural > width ? (style.size * width) / natural : style.size;
      const step = style.size * style.leading;
      const offset = align === 'left' ? 0 : width - Math.min(natural, width);
      return {
        height: step,
        draw: (canvas, x, top) => {
          canvas.text({ ...style, size, text: cleaned, x: x + offset, y: top + step * BASELINE });
        },
      };
    },
    warnings: () => [...warningsByText.values()],
  };
}
