import { describe, expect, test } from 'vitest';
import { brokenRun, countEndToEnd, countUnit, summarise, withStatus } from './test-figures.ts';

const unit = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 0,
  success: true,
};
const endToEnd = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 } };

describe('the figures of all tests', () => {
  test('add both runners up', () => {
    expect(summarise([countUnit(unit), countEndToEnd(endToEnd)])).toBe('8 passed, 0 failed, 3 skipped');
  });

  test('count a file that does not load, a flaky test, a missing report and a runner that failed elsewhere', () => {
    expect(countUnit({ ...unit, success: false }).failed).toBe(1);
    expect(countUnit({ ...unit, success: false, numFailedTests: 4 }).failed).toBe(4);
    expect(countEndToEnd({ stats: { ...endToEnd.stats, flaky: 1 } }).failed).toBe(1);
    expect(countEndToEnd({ ...endToEnd, errors: ['set-up'] }).failed).toBe(1);
    expect(summarise([brokenRun])).toBe('0 passed, 1 failed, 0 skipped');
    expect(withStatus(countUnit(unit), 1).failed).toBe(1);
    expect(withStatus(countUnit(unit), 0).failed).toBe(0);
  });
});
