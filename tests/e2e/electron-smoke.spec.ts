import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { findElectronBinary } from '../../tools/electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');
const binary = findElectronBinary();

/** Why the smoke test cannot run here; the skip reporter prints it. */
function findObstacle(): string | undefined {
  if ('missing' in binary) return binary.missing;
  if (!existsSync(join(root, 'out/main/index.js'))) return 'the application is not built: npm run build';
  // app.enableSandbox() wins over --no-sandbox, and Chromium never sandboxes itself as root.
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return 'run it as an ordinary user, not as root';
  const needsDisplay = process.platform === 'linux';
  const hasDisplay = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
  return needsDisplay && !hasDisplay ? 'there is no display: use xvfb-run -a' : undefined;
}

const obstacle = findObstacle();

/*
 * The few things that only the real Electron can show; everything else is tested with fakes or in a browser.
 * One process serves them all: they look, they change nothing.
 */
test.describe('the desktop application in Electron', () => {
  test.describe.configure({ mode: 'serial' });
  test.skip(obstacle !== undefined, obstacle ?? '');

  let application: ElectronApplication;
  let page: Page;
  let dataFolder: string;

  test.beforeAll(async () => {
    if ('missing' in binary) return;
    dataFolder = await mkdtemp(join(tmpdir(), 'carnet-smoke-'));
    application = await _electron.launch({
      executablePath: binary.path,
      args: [root, `--user-data-dir=${dataFolder}`],
      cwd: root,
    });
    page = await application.firstWindow();
    await page.waitForLoadState('domcontentloaded');
  });

  test.afterAll(async () => {
    if ('missing' in binary) return;
    await application.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  test('shows our page from app://carnet and paints something', async () => {
    expect(new URL(page.url()).protocol).toBe('app:');
    expect(page.url()).toMatch(/^app:\/\/carnet\//);
    await expect(page.locator('#root')).not.toBeEmpty();
  });

  test('gives the page no Node and no Electron', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
  });

  test('refuses code from text, foreign requests and new windows', async () => {
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasInjected = true';
      document.head.append(script);
      const reached = await fetch('https://example.invalid/').then(
        () => true,
        () => false,
      );
      return { reached, injected: 'wasInjected' in globalThis, opened: window.open('about:blank') !== null };
    });
    expect(outcome).toEqual({ reached: false, injected: false, opened: false });
  });

  test('stays on its page when something navigates away', async () => {
    const before = page.url();
    await page.evaluate(() => {
      window.location.href = 'https://example.invalid/';
    });
    await page.evaluate(() => document.title);
    expect(page.url()).toBe(before);
  });

  test('serves the policy as a header and nothing outside its list', async () => {
    const answers = await page.evaluate(async () => {
      const own = await fetch('/index.html');
      const foreign = await fetch('/../../package.json');
      return { policy: own.headers.get('content-security-policy'), status: foreign.status };
    });
    expect(answers.policy).toContain("script-src 'self'");
    expect(answers.status).toBe(404);
  });

  test('has one window in a session that lives in memory', async () => {
    const facts = await application.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      const session = windows[0]?.webContents.session;
      return { count: windows.length, isPersistent: session?.isPersistent() };
    });
    expect(facts).toEqual({ count: 1, isPersistent: false });
  });
});
