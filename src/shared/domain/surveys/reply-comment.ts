import { LONGEST_COMMENT } from './rating.ts';

// The line with which a mail program introduces what it quotes.
const INTRODUCTIONS = [
  /^\s*(?:Le|On)\s.{4,200}(?:a écrit|a ecrit|wrote)\s*:\s*$/i,
  /^\s*-{2,}\s*(?:Original Message|Message d['’]origine|Forwarded message|Message transféré|Message original)\s*-{2,}/i,
  /^\s*_{10,}\s*$/,
  /^\s*>/,
];
// Outlook writes the head of the quoted mail without an introduction.
const HEAD_FIRST = /^\s*\*?(?:From|De)\s?:\*?\s/i;
const HEAD_NEXT = /^\s*\*?(?:Sent|Date|Envoyé|To|À|Objet|Subject)\s?:\*?\s?/i;
const SIGNATURE = /^--\s*$/;
const SENT_FROM =
  /^\s*(?:Envoyé (?:de mon|depuis|à partir de|avec)|Sent from|Get Outlook for|Obtenir Outlook pour|Télécharger Outlook|Provenance\s?: Courrier)\b/i;
// oxlint-disable-next-line no-control-regex -- the controls are what is taken out.
const FORGING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** Whether what is quoted begins at a line. */
function beginsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (INTRODUCTIONS.some((introduction) => introduction.test(line))) return true;
  // Gmail and Apple Mail break a long introduction over two or three lines.
  if (/^\s*(?:Le|On)\s/i.test(line)) {
    const joined = [line, lines[index + 1] ?? '', lines[index + 2] ?? ''];
    if (INTRODUCTIONS[0]?.test(joined.slice(0, 2).join(' ')) === true) return true;
    if (INTRODUCTIONS[0]?.test(joined.join(' ')) === true) return true;
  }
  return HEAD_FIRST.test(line) && lines.slice(index + 1, index + 4).some((next) => HEAD_NEXT.test(next));
}

/**
 * What a person wrote above what their mail program quotes: no quoted text, no signature, no "sent from my phone".
 *
 * Longer than `LONGEST_COMMENT` is cut. An unmarked signature of a company cannot be told from a comment and stays.
 */
export function replyComment(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(FORGING, '').split('\n');
  const end = lines.findIndex(
    (line, index) => beginsQuote(lines, index) || SIGNATURE.test(line) || SENT_FROM.test(line),
  );
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .join('\n')
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, LONGEST_COMMENT)
    .trim();
}
