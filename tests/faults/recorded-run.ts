// The power-cut run's record: what the writer did to its files, read back from the log of `recorder.c`, and the
// images a disk may hold when the power fails at one of those steps.

/** One step of the recorded run; the paths are those the writer used. */
export type Step =
  | { readonly kind: 'opened'; readonly path: string }
  | { readonly kind: 'written'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncated'; readonly path: string; readonly size: number }
  | { readonly kind: 'synced'; readonly path: string }
  | { readonly kind: 'unlinked'; readonly path: string }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'acknowledged'; readonly text: string };

const HEADER_LENGTH = 16;

/** Reads the recorder's log; a half record at its end (the writer was stopped) is left out. */
export function readSteps(log: Buffer): readonly Step[] {
  const paths = new Map<number, string>();
  const steps: Step[] = [];
  for (let at = 0; at + HEADER_LENGTH <= log.length;) {
    const kind = log.readUInt8(at);
    const file = log.readUInt8(at + 1);
    const length = log.readUInt32LE(at + 4);
    const offset = Number(log.readBigUInt64LE(at + 8));
    const bytes = log.subarray(at + HEADER_LENGTH, at + HEADER_LENGTH + length);
    if (bytes.length < length) break;
    at += HEADER_LENGTH + length;
    if (kind === 1) paths.set(file, bytes.toString());
    const path = paths.get(file) ?? '';
    steps.push(stepOf(kind, path, offset, bytes));
  }
  return steps;
}

function stepOf(kind: number, path: string, offset: number, bytes: Buffer): Step {
  if (kind === 1) return { kind: 'opened', path };
  if (kind === 2) return { kind: 'written', path, offset, bytes };
  if (kind === 3) return { kind: 'truncated', path, size: offset };
  if (kind === 4) return { kind: 'synced', path };
  if (kind === 5) return { kind: 'unlinked', path: bytes.toString() };
  if (kind === 6) return { kind: 'acknowledged', text: bytes.toString() };
  if (kind === 7) {
    const [from = '', to = ''] = bytes.toString().split('\n');
    return { kind: 'renamed', from, to };
  }
  throw new Error(`The log holds an unknown step ${String(kind)}`);
}

type Change = Extract<Step, { readonly kind: 'written' | 'truncated' }>;

/** A file as the disk knows it: what is certainly on it, and what the system was asked for since its last sync. */
interface DiskFile {
  durable: Buffer;
  pending: Change[];
}

/** Size of what a disk writes whole. */
const SECTOR = 512;

/** A disk that is told each step and can say, at any moment, what a power cut might leave. */
export class SimulatedDisk {
  readonly #files = new Map<string, DiskFile>();

  constructor(start: ReadonlyMap<string, Buffer>) {
    for (const [path, bytes] of start) this.#files.set(path, { durable: bytes, pending: [] });
  }

  /** Directory entries are taken as ordered and at once on the disk, as on a journalling file system. */
  apply(step: Step): void {
    switch (step.kind) {
      case 'opened':
        if (!this.#files.has(step.path))
          this.#files.set(step.path, { durable: Buffer.alloc(0), pending: [] });
        return;
      case 'written':
      case 'truncated':
        this.#file(step.path).pending.push(step);
        return;
      case 'synced': {
        const file = this.#file(step.path);
        file.durable = changed(file.durable, file.pending);
        file.pending = [];
        return;
      }
      case 'unlinked':
        this.#files.delete(step.path);
        return;
      case 'renamed': {
        const file = this.#file(step.from);
        this.#files.delete(step.from);
        this.#files.set(step.to, file);
        return;
      }
      case 'acknowledged':
        return;
    }
  }

  /** What is on the disk when every asked change reached it. */
  whole(): ReadonlyMap<string, Buffer> {
    return new Map([...this.#files].map(([path, file]) => [path, changed(file.durable, file.pending)]));
  }

  /**
   * One image a power cut may leave. What was synced is there; of the rest, by turns: nothing, the beginning with
   * its last write torn, or any of its sectors in any order.
   */
  cut(chance: () => number): ReadonlyMap<string, Buffer> {
    const manner = Math.floor(chance() * 3);
    return new Map(
      [...this.#files].map(([path, file]) => {
        const kept =
          manner === 0
            ? []
            : manner === 1
              ? beginning(file.pending, chance)
              : someSectors(file.pending, chance);
        return [path, changed(file.durable, kept)];
      }),
    );
  }

  #file(path: string): DiskFile {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error('The log changes a file it did not open');
    return file;
  }
}

/** Contents after some changes; gaps read as zeros. */
function changed(before: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return before;
  const ends = changes.map((change) =>
    change.kind === 'truncated' ? change.size : change.offset + change.bytes.length,
  );
  const after = Buffer.alloc(ends.reduce((most, end) => Math.max(most, end), before.length));
  before.copy(after);
  let size = before.length;
  for (const change of changes) {
    if (change.kind === 'truncated') {
      after.fill(0, change.size);
      size = change.size;
    } else {
      change.bytes.copy(after, change.offset);
      size = Math.max(size, change.offset + change.bytes.length);
    }
  }
  return after.subarray(0, size);
}

function beginning(pending: readonly Change[], chance: () => number): readonly Change[] {
  const reached = Math.floor(chance() * (pending.length + 1));
  const torn = pending[reached];
  const whole = pending.slice(0, reached);
  if (torn?.kind !== 'written') return whole;
  const sectors = Math.floor((chance() * torn.bytes.length) / SECTOR);
  return [...whole, { ...torn, bytes: torn.bytes.subarray(0, sectors * SECTOR) }];
}

function someSectors(pending: readonly Change[], chance: () => number): readonly Change[] {
  const share = chance();
  return pending.flatMap((change): readonly Change[] => {
    if (change.kind === 'truncated') return chance() < share ? [change] : [];
    const kept: Change[] = [];
    for (let at = 0; at < change.bytes.length; at += SECTOR)
      if (chance() < share)
        kept.push({ ...change, offset: change.offset + at, bytes: change.bytes.subarray(at, at + SECTOR) });
    return kept;
  });
}
