import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-serve-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('npm run serve', () => {
  test('prints one line of JSON, answers at its address, and ends when asked to', async () => {
    const child = spawn(process.execPath, ['tools/serve.ts', '--data', folder, '--port', '0'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    const ready = new Promise<void>((resolveReady) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('\n')) resolveReady();
      });
    });
    const ended = once(child, 'exit');
    await Promise.race([ready, ended]);
    const line = JSON.parse(said) as { readonly url: string; readonly token: string };
    expect(Object.keys(line)).toEqual(['url', 'token']);
    expect(line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    // 80 bits at least: it is all that stands between another account of the machine and the unlock screen.
    expect(line.token).toMatch(/^[\w-]{14,}$/);
    const page = await fetch(`${line.url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  test('refuses what it does not understand, with how to call it, and starts nothing', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/serve.ts', '--dta', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('--dta');
    expect(stderr).toContain('usage: npm run serve');
  });
});
