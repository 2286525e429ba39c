import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Replaces what stands between the two marks `<!-- name -->` and `<!-- end of name -->` of docs/performance.md. */
export function writePage(name: 'figures' | 'screen' | 'messages', text: string): void {
  const page = resolve(import.meta.dirname, '../docs/performance.md');
  const before = readFileSync(page, 'utf8');
  const [open, close] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [before.indexOf(open), before.indexOf(close)];
  if (from === -1 || to < from) throw new Error(`The page has no place for ${name}`);
  writeFileSync(page, `${before.slice(0, from)}${open}\n\n${text}\n\n${before.slice(to)}`);
}
