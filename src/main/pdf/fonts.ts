import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { create } from '@cantoo/fontkit';

/** The two weights documents are set in. */
export type FontWeight = 'regular' | 'semibold';

/** One font file with what layout needs to know of it. */
export interface FontFace {
  readonly bytes: Uint8Array;
  /** Whether the font draws this code point; both weights cover the same set. */
  readonly covers: (codePoint: number) => boolean;
  /** Width in points of a covered text: the plain sum of advances, since the subset fonts hold no kerning. */
  readonly widthOf: (text: string, size: number) => number;
}

/** The faces a document is drawn with. */
export type FontSet = Readonly<Record<FontWeight, FontFace>>;

const FILES: Readonly<Record<FontWeight, string>> = {
  regular: 'noto-sans-regular.ttf',
  semibold: 'noto-sans-semibold.ttf',
};

/**
 * Finds `resources/fonts/` by walking up from this module.
 *
 * The module lies at another depth in source, in the bundle and in the packed application; the folder above them
 * is the same. Throws when no folder above holds the fonts.
 */
export function findFontsFolder(): URL {
  let folder = new URL('./', import.meta.url);
  for (;;) {
    const candidate = new URL('resources/fonts/', folder);
    if (existsSync(new URL(FILES.regular, candidate))) return candidate;
    const parent = new URL('../', folder);
    if (parent.href === folder.href) throw new Error('The folder resources/fonts is missing');
    folder = parent;
  }
}

function readFace(bytes: Uint8Array): FontFace {
  const font = create(bytes);
  if (!('glyphForCodePoint' in font)) throw new Error('A font file holds one face, not a collection');
  const covered = new Set(font.characterSet);
  const advances = new Map<string, number>();
  const advanceOf = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    const advance =
      (font.glyphForCodePoint(character.codePointAt(0) ?? 0)?.advanceWidth ?? 0) / font.unitsPerEm;
    advances.set(character, advance);
    return advance;
  };
  return {
    bytes,
    covers: (codePoint) => covered.has(codePoint),
    widthOf: (text, size) => {
      let width = 0;
      for (const character of text) width += advanceOf(character);
      return width * size;
    },
  };
}

const setsByFolder = new Map<string, Promise<FontSet>>();

async function readSet(folder: URL): Promise<FontSet> {
  const [regular, semibold] = await Promise.all([
    readFile(new URL(FILES.regular, folder)),
    readFile(new URL(FILES.semibold, folder)),
  ]);
  return { regular: readFace(regular), semibold: readFace(semibold) };
}

/** Reads the fonts of a folder (trailing slash), once per process: they never change while it runs. */
export function loadFonts(folder: URL): Promise<FontSet> {
  const known = setsByFolder.get(folder.href);
  if (known !== undefined) return known;
  const reading = readSet(folder);
  setsByFolder.set(folder.href, reading);
  return reading;
}
