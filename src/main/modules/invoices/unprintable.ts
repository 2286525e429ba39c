import { readFileSync } from 'node:fs';
import { create } from '@cantoo/fontkit';
import { findFontsFolder } from '#main/pdf/fonts.ts';
import { coverText } from '#main/pdf/glyph-cover.ts';
import type { UnnumberedDocument } from './issue-candidate.ts';

let covered: ReadonlySet<number> | null = null;

/** Code points of the document font; both weights cover the same ones, so one is read, once. */
function coveredCodePoints(): ReadonlySet<number> {
  if (covered !== null) return covered;
  const font = create(readFileSync(new URL('noto-sans-regular.ttf', findFontsFolder())));
  covered = new Set('characterSet' in font ? font.characterSet : []);
  return covered;
}

/** Characters of a document that would stand as `?` on the page, each once. */
export function unprintableCharacters(document: UnnumberedDocument): string[] {
  const { buyer } = document;
  const texts = [
    document.subject,
    document.orderReference,
    document.note,
    buyer.name,
    buyer.contactName,
    buyer.address.line1,
    buyer.address.line2,
    buyer.address.city,
    ...document.lines.flatMap((line) => [line.name, line.description]),
  ];
  const codePoints = coveredCodePoints();
  return [...new Set(texts.flatMap((text) => coverText(text, (point) => codePoints.has(point)).missing))];
}
