import { defineConfig } from '@playwright/test';
import { findBrowser } from './tools/browser.ts';

// A window and its core stand on one machine: on a server in UTC the page below would be a day ahead in the evening.
process.env['TZ'] = 'Europe/Paris';

const executablePath = findBrowser();
const isRoot = process.getuid?.() === 0;

/** End-to-end tests: the real pages in a real browser against the browser host, and Electron where it is there. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/build.ts',
  outputDir: 'test-results',
  // Every test starts a host of its own, and deriving keys takes its time on two shared cores.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 2,
  // A test that passes at the second attempt has still failed once for a person.
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['./tests/e2e/skip-reporter.ts'], ['json', { outputFile: '.cache/end-to-end.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Video needs a program that only Playwright's own download brings.
    video: 'off',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Where there is no graphics card, drawing in software by the page's own process costs half as much.
      // Chromium refuses to sandbox itself as root; nobody else gives the sandbox up.
      args: ['--disable-background-networking', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
});
