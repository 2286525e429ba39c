import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const script = resolve(import.meta.dirname, 'preflight.mjs');

/** What a person would see and what npm would get. */
function runPreflight(
  pretended: { readonly node?: string; readonly system?: string; readonly npm?: string },
  program = process.execPath,
): { readonly status: number | null; readonly said: string } {
  const agent = pretended.npm === undefined ? {} : { npm_config_user_agent: `npm/${pretended.npm} node/v20` };
  const { status, stderr, stdout } = spawnSync(
    program,
    [
      script,
      'start',
      ...(pretended.node === undefined ? [] : [`--pretend-node=${pretended.node}`]),
      ...(pretended.system === undefined ? [] : [`--pretend-system=${pretended.system}`]),
    ],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...agent } },
  );
  return { status, said: `${stdout}${stderr}` };
}

const sentences = (text: string): number => text.trim().split('\n').length;

describe('what is said before a script starts', () => {
  test('nothing on Node 24 with a current npm', () => {
    expect(runPreflight({ npm: '10.9.9' })).toEqual({ status: 0, said: '' });
    expect(runPreflight({ npm: '12.2.0', node: '26.0.0', system: 'darwin-arm64' })).toEqual({
      status: 0,
      said: '',
    });
  });

  test.each(['linux-x64', 'win32-x64', 'linux-arm64'])(
    'that npm ci brings Node 24, on %s with an older Node',
    (system) => {
      const { status, said } = runPreflight({ node: '18.1.0', system });
      expect(status).toBe(1);
      expect(said).toContain('"npm run start"');
      expect(said).toContain('Node 18.1.0');
      expect(said).toContain('run "npm ci" with Node 20.19 or later and npm 10 or later');
      expect(sentences(said)).toBe(1);
    },
  );

  test.each(['darwin-arm64', 'darwin-x64', 'win32-arm64'])(
    'that Node 24 must be installed, on %s with an older Node',
    (system) => {
      const { status, said } = runPreflight({ node: '22.22.2', system });
      expect(status).toBe(1);
      expect(said).toContain('install Node 24 or later');
      expect(sentences(said)).toBe(1);
    },
  );

  test('that npm is too old', () => {
    const { status, said } = runPreflight({ npm: '9.8.1' });
    expect(status).toBe(1);
    expect(said).toContain('npm 9.8.1');
    expect(sentences(said)).toBe(1);
  });

  test('something on the very Node that it refuses, where one is installed', (context) => {
    const older = ['/usr/bin/node', '/usr/local/bin/node'].find(
      (path) =>
        existsSync(path) &&
        /^v(?:1[4-9]|2[0-3])\./.test(spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout),
    );
    if (older === undefined) {
      context.skip('no Node older than 24 is installed beside ours');
      return;
    }
    expect(runPreflight({ system: 'linux-x64' }, older)).toMatchObject({ status: 1 });
  });
});
