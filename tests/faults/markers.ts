import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Nine letters that no word, key or figure holds; every marker begins with them. */
// In two halves, so that a cached copy of this file is not a hit.
export const PREFIX = ['qzxj', 'kvwqy'].join('');

/** Hands out unique texts to type, and counts them. */
export class Markers {
  #count = 0;

  next(): string {
    this.#count += 1;
    return `${PREFIX}${String(this.#count).padStart(4, '0')}`;
  }

  get count(): number {
    return this.#count;
  }
}

/** A text as the middle of longer base64, whatever stands before and after it: one form for each of three places. */
const base64Forms = (text: string): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const whole = Buffer.from(`${'\0'.repeat(shift)}${text}`)
      .toString('base64')
      .replaceAll('=', '');
    // The first characters mix with what stands before, the last one with what follows.
    return whole.slice(shift === 0 ? 0 : shift + 1, -1);
  });

interface Needle {
  readonly encoding: string;
  readonly text: string;
  readonly folded: boolean;
}

const needlesOf = (text: string): readonly Needle[] => [
  { encoding: 'UTF-8', text: text.toLowerCase(), folded: true },
  { encoding: 'UTF-16', text: Buffer.from(text.toLowerCase(), 'utf16le').toString('latin1'), folded: true },
  { encoding: 'hexadecimal', text: Buffer.from(text).toString('hex'), folded: true },
  ...base64Forms(text).map((form) => ({ encoding: 'base64', text: form, folded: false })),
];

/** Where bytes hold a marker or one of the other texts, in any of the encodings. */
export function hitsIn(bytes: Buffer, others: readonly string[]): readonly string[] {
  const plain = bytes.toString('latin1');
  const folded = plain.toLowerCase();
  return [PREFIX, ...others]
    .flatMap(needlesOf)
    .filter((needle) => (needle.folded ? folded : plain).includes(needle.text))
    .map((needle) => `${needle.encoding} of ${needle.text}`);
}

/** Every regular file under a folder. */
export const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files directly in a folder that were written since a moment and that may be read. */
export function recentFilesIn(folder: string, since: number): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(folder, entry.name))
      .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since);
  } catch {
    return [];
  }
}

/** Files that this process holds open though their name is gone, as SQLite does with its temporary ones. */
export function deletedOpenFiles(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const descriptors = join('/proc', 'self', 'fd');
  return readdirSync(descriptors)
    .map((name) => join(descriptors, name))
    .filter((path) => {
      try {
        return readlinkSync(path).endsWith(' (deleted)') && statSync(path).isFile();
      } catch {
        return false;
      }
    });
}

/** The files that hold a marker or one of the other texts in clear. */
export const clearTextIn = (paths: readonly string[], others: readonly string[]): readonly string[] =>
  paths.flatMap((path) => hitsIn(contentsOf(path), others).map((hit) => `${path}: ${hit}`));

/** Nothing when another program removed its file meanwhile. */
function contentsOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
