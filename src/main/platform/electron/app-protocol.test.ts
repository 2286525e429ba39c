import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAssets, registerAppScheme, serveApp } from './app-protocol.ts';
import { contentSecurityPolicy } from './policy.ts';

let folder = '';
let servedScheme = '';
let request: (method: string, url: string) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'a.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'a.js.map'), '{}');
  await writeFile(join(folder, 'secret.sqlite'), 'x');
  const assets = await listAssets(folder);
  serveApp(
    {
      handle: (scheme, handler) => {
        servedScheme = scheme;
        request = (method, url) => handler({ method, url });
      },
    },
    assets,
  );
});

afterAll(() => rm(folder, { recursive: true }));

describe('the pages of app://carnet', () => {
  test('are served with their type and the policy', async () => {
    expect(servedScheme).toBe('app');
    const index = await request('GET', 'app://carnet/');
    expect(index.status).toBe(200);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(index.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(index.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await index.text()).toBe('<!doctype html>');
    const script = await request('GET', 'app://carnet/assets/a.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    ['GET', 'app://carnet/assets/a.js.map'],
    ['GET', 'app://carnet/secret.sqlite'],
    ['GET', 'app://carnet/../../etc/passwd'],
    ['GET', 'app://carnet/assets/..%2f..%2fpackage.json'],
    ['GET', 'app://other/index.html'],
    ['POST', 'app://carnet/index.html'],
  ])('%s %s is not there, and the answer carries the policy', async (method, url) => {
    const answer = await request(method, url);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  test('the scheme is declared standard and secure, and bypasses nothing', () => {
    registerAppScheme({
      registerSchemesAsPrivileged: (schemes) => {
        expect(schemes).toHaveLength(1);
        expect(schemes[0]?.scheme).toBe('app');
        expect(schemes[0]?.privileges).toMatchObject({ standard: true, secure: true, bypassCSP: false });
      },
    });
  });
});
