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

/** A report that prints as it goes; a quiet one only remembers. */
export function createReport({ isQuiet = false }: { readonly isQuiet?: boolean } = {}): Report {
  const mismatches: string[] = [];
  let count = 0;
  return {
    equal: (what, found, expected) => {
      count += 1;
      const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
      if (left === right) return;
      mismatches.push(what);
      if (!isQuiet && mismatches.length <= SHOWN_AT_MOST)
        console.error(`MISMATCH ${what}: ${left}, expected ${right}`);
    },
    say: (text) => {
      if (!isQuiet) console.log(text);
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

/** Says how it went; answers the exit status. */
export function concluded(report: Report, milliseconds: number): number {
  const seconds = (milliseconds / 1000).toFixed(1);
  const { count, mismatches } = report;
  if (mismatches.length === 0) {
    report.say(`ACCEPTED: ${String(count)} comparisons hold, ${seconds} s`);
    return 0;
  }
  console.error(`REFUSED: ${String(mismatches.length)} of ${String(count)} comparisons differ, ${seconds} s`);
  return 1;
}
