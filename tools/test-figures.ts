/** How many tests ended which way. */
export interface TestFigures {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The parts of vitest's JSON report that are counted. */
export interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
}

/** The parts of Playwright's JSON report that are counted. */
export interface EndToEndReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors?: readonly unknown[];
}

/** Counts a run of vitest; a file that does not even load fails without a failed test, and counts as one. */
export function countUnit(report: UnitReport): TestFigures {
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts a run of Playwright; a flaky test has failed once, which counts. */
export function countEndToEnd(report: EndToEndReport): TestFigures {
  const failed = report.stats.unexpected + report.stats.flaky;
  return {
    passed: report.stats.expected,
    failed: failed === 0 && (report.errors?.length ?? 0) > 0 ? 1 : failed,
    skipped: report.stats.skipped,
  };
}

/** What a runner counts as when it left no report at all. */
export const brokenRun: TestFigures = { passed: 0, failed: 1, skipped: 0 };

/**
 * The figures of a run that ended with this status: a report without failure does not clear a runner that failed
 * (an error outside any test, for instance).
 */
export function withStatus(figures: TestFigures, status: number): TestFigures {
  return status !== 0 && figures.failed === 0 ? { ...figures, failed: 1 } : figures;
}

/** One line like `12 passed, 0 failed, 1 skipped`. */
export function summarise(runs: readonly TestFigures[]): string {
  const sum = (name: keyof TestFigures): string => String(runs.reduce((total, run) => total + run[name], 0));
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
