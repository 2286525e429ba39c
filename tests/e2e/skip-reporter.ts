import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/**
 * Says at the end which tests were not run, and why.
 *
 * Playwright's list reporter counts skipped tests but hides their reason, so that a run without Electron's
 * program would read like a pass. Plug it in beside another reporter:
 * `reporter: [['list'], ['./tests/e2e/skip-reporter.ts']]`.
 */
class SkipReporter implements Reporter {
  private readonly reasons = new Map<string, string[]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const annotation = [...result.annotations, ...test.annotations].find(
      ({ type, description }) => (type === 'skip' || type === 'fixme') && description !== undefined,
    );
    const reason = annotation?.description ?? 'no reason given';
    this.reasons.set(reason, [
      ...(this.reasons.get(reason) ?? []),
      test.titlePath().filter(Boolean).join(' › '),
    ]);
  }

  onEnd(): void {
    for (const [reason, titles] of this.reasons) {
      process.stdout.write(`\n${String(titles.length)} NOT RUN: ${reason}\n`);
      for (const title of titles) process.stdout.write(`  - ${title}\n`);
    }
  }

  printsToStdio(): boolean {
    // False lets Playwright keep its own default reporter beside this one.
    return false;
  }
}

// oxlint-disable-next-line import/no-default-export -- Playwright loads a reporter by its default export.
export default SkipReporter;
