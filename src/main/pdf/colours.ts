/** A colour as red, green, blue in 0..1. */
export type Colour = readonly [red: number, green: number, blue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const READABLE_CONTRAST = 4.5;

const fromHex = (hex: string): Colour | null => {
  const match = HEX.exec(hex);
  if (match === null) return null;
  const [red, green, blue] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return [red ?? 0, green ?? 0, blue ?? 0];
};

/** Text of first rank. */
export const INK: Colour = [0.086, 0.118, 0.153];
/** Labels and descriptions: 6.0:1 on white. */
export const MUTED: Colour = [0.353, 0.396, 0.443];
/** Lines that separate rows. */
export const HAIRLINE: Colour = [0.835, 0.855, 0.878];
/** Modules of the QR code: scanners want full contrast. */
export const BLACK: Colour = [0, 0, 0];

const DEEP_TEAL: Colour = [0.039, 0.341, 0.353];

/** WCAG 2.2 relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

const contrastOnWhite = (colour: Colour): number => 1.05 / (luminance(colour) + 0.05);

/**
 * The seller's hue (`#rrggbb`), darkened until it reads on white paper; deep teal when none or not a colour.
 */
export function readableHue(hex: string | undefined): Colour {
  let colour = fromHex(hex ?? '') ?? DEEP_TEAL;
  while (contrastOnWhite(colour) < READABLE_CONTRAST) {
    colour = [colour[0] * 0.94, colour[1] * 0.94, colour[2] * 0.94];
  }
  return colour;
}
