import {
  fill,
  lineTo,
  moveTo,
  type PDFFont,
  type PDFImage,
  type PDFPage,
  rectangle,
  rgb,
  setFillingRgbColor,
  setLineWidth,
  setStrokingRgbColor,
  stroke,
} from 'pdf-lib';
import type { Colour } from './colours.ts';
import type { FontWeight } from './fonts.ts';
import type { Canvas } from './layout/block.ts';
import { PAGE } from './layout/geometry.ts';

/** Draws blocks on a page of pdf-lib, whose y axis grows upwards from the bottom. */
export function createPdfCanvas(
  page: PDFPage,
  fonts: Readonly<Record<FontWeight, PDFFont>>,
  logo: PDFImage | null,
): Canvas {
  const colourOf = (colour: Colour): ReturnType<typeof rgb> => rgb(...colour);
  return {
    text: (run) => {
      if (run.text === '') return;
      page.drawText(run.text, {
        x: run.x,
        y: PAGE.height - run.y,
        size: run.size,
        font: fonts[run.weight],
        color: colourOf(run.colour),
      });
    },
    // One path for all rectangles: a QR code is several hundred of them.
    paint: (rectangles, colour) => {
      page.pushOperators(
        setFillingRgbColor(...colour),
        ...rectangles.map((one) => rectangle(one.x, PAGE.height - one.y - one.height, one.width, one.height)),
        fill(),
      );
    },
    line: (points, thickness, colour) => {
      const [first, ...others] = points;
      if (first === undefined) return;
      page.pushOperators(
        setStrokingRgbColor(...colour),
        setLineWidth(thickness),
        moveTo(first.x, PAGE.height - first.y),
        ...others.map((point) => lineTo(point.x, PAGE.height - point.y)),
        stroke(),
      );
    },
    logo: (place) => {
      if (logo === null) return;
      page.drawImage(logo, {
        x: place.x,
        y: PAGE.height - place.y - place.height,
        width: place.width,
        height: place.height,
      });
    },
  };
}
