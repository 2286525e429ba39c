/** Collects what was checked, prints it, and remembers whether all of it held. */
export interface Report {
  /** Compares what the product says with what the file says; both are written as JSON when they differ. */
  equal(what: string, found: unknown, expected: unknown): void;
  /** One line for the reader. */
  say(text: string): void;
  /** What did not hold. */
  readonly mismatches: readonly string[];
  /** Comparisons made. */
  readonly count: number;
}

const SHOWN_AT_MOST = 20;

/** A report that prints as it goes. */
export function createReport(): Report {
  const mismatches: string[] = [];
  let count = 0;
  return {
    equal: (what, found, expected) => {
      count += 1;
      const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
      if (left === right) return;
      mismatches.push(what);
      if (mismatches.length <= SHOWN_AT_MOST) console.error(`MISMATCH ${what}: ${left}, expected ${right}`);
    },
    say: (text) => {
      console.log(text);
    },
    mismatches,
    get count() {
      return count;
    },
  };
}

/** An amount in cents for the reader, as `2328.60`. */
export const euros = (amount: number): string =>
  `${amount < 0 ? '-' : ''}${String(Math.trunc(Math.abs(amount) / 100))}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
