import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end which unit tests were not run, and why; vitest's own reporter only counts them. */
class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const titlesByReason = new Map<string, string[]>();
    for (const module of modules) {
      for (const testCase of module.children.allTests('skipped')) {
        const result = testCase.result();
        const reason = (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
        titlesByReason.set(reason, [...(titlesByReason.get(reason) ?? []), testCase.fullName]);
      }
    }
    for (const [reason, titles] of titlesByReason) {
      process.stdout.write(`\n${String(titles.length)} NOT RUN: ${reason}\n`);
      for (const title of titles) process.stdout.write(`  - ${title}\n`);
    }
  }
}

// oxlint-disable-next-line import/no-default-export -- vitest loads a reporter by its default export.
export default SkipReporter;
