/** One thing to be timed: `run` is called with the number of the sample. */
export interface Variant {
  readonly name: string;
  run(sample: number): unknown;
}

/** Times of one variant in milliseconds over its samples, each at its best of all rounds. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  /** Fastest and slowest median of a round, neighbours of the machine included. */
  readonly low: number;
  readonly high: number;
  /** This variant's median divided by that of the last variant. */
  readonly ratio: number;
  /** The slowest sample, at its best of all rounds. */
  readonly longest: number;
}

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  readonly samples: number;
}

/** The value below which a share of values lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The middle of some values. */
export const median = (values: readonly number[]): number => share(values, 0.5);

/**
 * Times variants against each other: each round runs them all over the same samples, in an order that rotates.
 *
 * The machine is shared and drifts: a sample counts with its best round, which is what it costs when nobody pushes
 * in between; the spread of the rounds shows how much that was.
 */
export async function timeVariants(
  variants: readonly Variant[],
  { rounds, samples }: Effort,
): Promise<readonly Timing[]> {
  const times = variants.map((): number[][] => []);
  for (const variant of variants)
    for (let sample = 0; sample < Math.min(samples, 20); sample += 1) await variant.run(sample);
  for (let round = 0; round < rounds; round += 1) {
    for (let place = 0; place < variants.length; place += 1) {
      const index = (place + round) % variants.length;
      const variant = variants[index];
      if (variant === undefined) continue;
      const taken: number[] = [];
      for (let sample = 0; sample < samples; sample += 1) {
        const started = performance.now();
        const answer = variant.run(sample);
        if (answer instanceof Promise) await answer;
        taken.push(performance.now() - started);
      }
      times[index]?.push(taken);
    }
  }
  const best = times.map((taken) =>
    Array.from({ length: samples }, (_, sample) =>
      Math.min(...taken.map((round) => round[sample] ?? Number.POSITIVE_INFINITY)),
    ),
  );
  const reference = median(best.at(-1) ?? []);
  return best.map((values, index) => {
    const medians = (times[index] ?? []).map(median);
    return {
      p50: median(values),
      p95: share(values, 0.95),
      low: Math.min(...medians),
      high: Math.max(...medians),
      ratio: median(values) / reference,
      longest: Math.max(...values),
    };
  });
}
