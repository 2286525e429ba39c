import { timeVariants, type Effort } from './rounds.ts';
import type { Read } from './reads.ts';
import type { Person, World } from './world.ts';

/** A line of the report. */
export interface Figure {
  readonly name: string;
  readonly role: Person['role'];
  readonly p50: number;
  readonly p95: number;
  readonly low: number;
  readonly high: number;
  /** To the same statements on the bare binding; null where there is nothing to compare with. */
  readonly ratio: number | null;
  readonly raw: number | null;
  /** The whole call through the registry, p50. */
  readonly call: number | null;
  readonly callP95: number | null;
  readonly longest: number;
  readonly budget: {
    readonly ratio: number;
    readonly p50: number;
    readonly p95: number;
    readonly exponent: number | null;
  };
}

/** Times one reading: the module, the whole call, and the same statements on the bare binding. */
export async function measureRead(world: World, person: Person, read: Read, rounds: number): Promise<Figure> {
  const effort: Effort = { rounds, samples: read.samples };
  const replays = Array.from({ length: read.samples }, (_, sample) =>
    world.recorder.replay(() => read.module(sample)),
  );
  const { call } = read;
  const timings = await timeVariants(
    [
      { name: 'module', run: (sample) => read.module(sample) },
      ...(call === null ? [] : [{ name: 'call', run: (sample: number) => call(sample) }]),
      { name: 'raw', run: (sample) => replays[sample]?.() },
    ],
    effort,
  );
  const [module] = timings;
  const raw = timings.at(-1);
  const whole = call === null ? undefined : timings[1];
  if (module === undefined || raw === undefined) throw new Error('Nothing was timed');
  return {
    name: read.name,
    role: person.role,
    p50: module.p50,
    p95: module.p95,
    low: module.low,
    high: module.high,
    ratio: module.ratio,
    raw: raw.p50,
    call: whole?.p50 ?? null,
    callP95: whole?.p95 ?? null,
    longest: Math.max(module.longest, whole?.longest ?? 0),
    budget: read.budget,
  };
}
