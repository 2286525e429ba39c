import { headerText } from './header-text.ts';

/** Bytes of a file name that every file system takes, with room for "(1)" (security.md §8 "Attachments"). */
const MOST_BYTES = 120;

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/iu;

const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_00_00 ? 3 : 4;
};

function cut(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}

/**
 * The name of an attached PDF: a base name without anything that a shell, a file system or a header reads, at most
 * 120 bytes, always `.pdf`.
 */
export function attachmentName(name: string): string {
  const base = headerText(name)
    .replace(/^.*[\\/]/u, '')
    .replace(/[<>:"|?*;%$`'&^!\\/]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/\.pdf$/iu, '')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const kept = cut(base, MOST_BYTES - 4).replace(/[.\s]+$/u, '');
  return kept === '' || RESERVED.test(kept) ? 'document.pdf' : `${kept}.pdf`;
}
