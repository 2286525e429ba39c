import { describe, expect, test } from 'vitest';
import { checkBans } from './bans.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkDocComments } from './doc-comments.ts';
import { checkLockFile } from './lockfile.ts';
import { checkMachineAddresses } from './machine-addresses.ts';
import { parseSource } from './source-file.ts';

const boundaries = (path: string, text: string) =>
  checkBoundaries(parseSource(path, text)).map(({ message }) => message);
const bans = (path: string, text: string) => checkBans(parseSource(path, text)).map(({ rule }) => rule);
const docs = (text: string) => checkDocComments(parseSource('src/shared/kernel/x.ts', text));

describe('boundaries', () => {
  test.each([
    ['src/shared/kernel/a.ts', '../domain/clients/consent.ts', 'kernel may not import domain'],
    ['src/shared/domain/clients/a.ts', '../../contract/clients.ts', 'domain may not import contract'],
    ['src/shared/contract/a.ts', '#main/app/access.ts', 'contract may not import app'],
    ['src/shared/domain/a.ts', 'node:crypto', "domain may not import 'node:crypto'"],
    ['src/renderer/src/a.tsx', '#main/db/open.ts', 'renderer may not import db'],
    ['src/renderer/src/a.tsx', '../../main/db/open.ts', 'renderer may not import db'],
    ['src/renderer/src/a.tsx', 'node:fs', 'Node is not available here'],
    ['src/renderer/src/a.tsx', 'electron', 'only src/main/platform/electron'],
    ['src/renderer/src/a.tsx', 'drizzle-orm', 'call the contract'],
    ['src/preload/a.ts', '../shared/contract/clients.ts', 'preload may not import contract'],
    ['src/preload/a.ts', '../shared/kernel/result.ts', 'preload may not import kernel'],
    ['src/main/db/a.ts', '#main/modules/clients/service.ts', 'db may not import modules'],
    ['src/main/vault/a.ts', '#main/db/open.ts', 'vault may not import db'],
    ['src/main/pdf/a.ts', '#main/modules/invoices/service.ts', 'pdf may not import modules'],
    ['src/main/modules/clients/a.ts', '#main/rpc/registry.ts', 'modules may not import rpc'],
    ['src/main/modules/clients/a.ts', '#main/pdf/render-invoice-pdf.ts', 'modules may not import pdf'],
    ['src/main/modules/clients/a.ts', '#main/platform/electron/policy.ts', 'modules may not import electron'],
    ['src/main/modules/clients/a.ts', 'electron', 'use a port'],
    ['src/main/modules/clients/a.ts', 'nodemailer', 'messages leave by the port'],
    ['src/main/modules/clients/a.ts', '@sendgrid/mail', 'messages leave by the port'],
    [
      'src/main/modules/clients/a.ts',
      '#main/messaging/create-messenger.ts',
      'modules may not import messaging',
    ],
    ['src/main/messaging/a.ts', '#main/modules/messaging/handlers.ts', 'messaging may not import modules'],
    ['src/main/modules/clients/a.ts', 'react', 'the interface lives in src/renderer'],
    ['src/main/app/a.ts', '#main/platform/electron/start.ts', 'app may not import electron'],
    ['src/main/serve.ts', '#main/platform/electron/start.ts', 'browser entry may not import electron'],
    ['src/main/platform/a.ts', 'electron-store', 'electron-store downloads Electron'],
    [
      'src/main/platform/electron/a.ts',
      '#main/modules/clients/service.ts',
      'electron may not import modules',
    ],
    ['src/main/db/a.ts', '#tests/support/vault-base.ts', "db may not import '#tests"],
    ['src/main/db/a.ts', '../../../tools/check.ts', 'db may not import'],
  ])('%s may not name %s', (path, specifier, said) => {
    const expected = [expect.stringContaining(said)];
    expect(boundaries(path, `import { a } from '${specifier}';`)).toEqual(expected);
    expect(boundaries(path, `import type { A } from '${specifier}';`)).toEqual(expected);
    expect(boundaries(path, `export { a } from '${specifier}';`)).toEqual(expected);
    expect(boundaries(path, `export * from '${specifier}';`)).toEqual(expected);
    expect(boundaries(path, `export const a = () => import('${specifier}');`)).toEqual(expected);
    expect(boundaries(path, `type A = import('${specifier}').A;`)).toEqual(expected);
    expect(boundaries(path, `const a = require('${specifier}');`)).toEqual(expected);
    expect(boundaries(path, `import '${specifier}';`)).toEqual(expected);
  });

  test.each([
    ['src/shared/domain/clients/a.ts', '../../kernel/result.ts'],
    ['src/shared/contract/index.ts', './handshake.ts'],
    ['src/renderer/src/a.tsx', '#shared/contract/index.ts'],
    ['src/renderer/src/a.tsx', '../../../resources/locales/fr.json'],
    ['src/preload/index.ts', '../shared/contract/handshake.ts'],
    ['src/preload/index.ts', 'electron'],
    ['src/main/modules/clients/handlers.ts', '#main/rpc/handlers.ts'],
    ['src/main/modules/clients/a.ts', '#main/modules/audit/append.ts'],
    ['src/main/modules/invoices/a.ts', '#main/pdf/glyph-cover.ts'],
    ['src/main/index.ts', '#main/platform/electron/start.ts'],
    ['src/main/platform/electron/start.ts', 'electron'],
    ['src/main/db/open.test.ts', '#tests/support/vault-base.ts'],
    ['tests/modules/clients.test.ts', '#main/db/open.ts'],
  ])('%s may name %s', (path, specifier) => {
    expect(boundaries(path, `import { a } from '${specifier}';`)).toEqual([]);
  });

  test('look at imports only, not at comments, strings or templates', () => {
    const text = `
      // import { app } from 'electron';
      /* import x from '#main/db/open.ts' */
      export const a = "import { app } from 'electron'";
      export const b = \`require('electron')\`;`;
    expect(boundaries('src/shared/kernel/a.ts', text)).toEqual([]);
  });

  test('refuse a folder that nobody has given a place', () => {
    expect(boundaries('src/main/elsewhere/a.ts', '')).toEqual([expect.stringContaining('has no zone')]);
  });
});

describe('bans', () => {
  test.each([
    ['no-clock', 'src/shared/domain/a.ts', 'const a = Date.now();'],
    ['no-clock', 'src/shared/domain/a.ts', 'const a = Date.now;'],
    ['no-clock', 'src/shared/domain/a.ts', 'const a = new Date();'],
    ['no-clock', 'src/shared/domain/a.ts', 'const a = Date();'],
    ['no-chance', 'src/shared/domain/a.ts', 'const a = Math.random();'],
    ['no-serialize', 'src/main/db/a.ts', 'const a = db.serialize();'],
    ['no-serialize', 'src/main/db/a.ts', 'const a = opened.connection.serialize({});'],
    ['no-node-argon2', 'src/main/vault/a.ts', 'crypto.argon2("argon2id", {}, () => {});'],
    ['no-node-argon2', 'src/main/vault/a.ts', 'const a = crypto.argon2Sync;'],
    ['no-node-argon2', 'src/main/vault/a.ts', "import { argon2Sync } from 'node:crypto';"],
    ['no-raw-html', 'src/renderer/src/a.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: x }} />;'],
    ['no-raw-html', 'src/renderer/src/a.tsx', 'const a = { dangerouslySetInnerHTML: x };'],
    ['folded-filter', 'src/renderer/src/a.tsx', 'const a = <Select searchable data={[]} />;'],
    ['folded-filter', 'src/renderer/src/a.tsx', 'const a = <Autocomplete data={x} limit={3} />;'],
    ['no-keytar', 'src/main/platform/a.ts', "import { getPassword } from '@napi-rs/keyring/keytar';"],
    ['no-keytar', 'src/main/platform/a.ts', "import keytar from 'keytar';"],
    ['no-child-process', 'src/main/app/a.ts', "import { spawn } from 'node:child_process';"],
    ['no-child-process', 'src/main/app/a.ts', "const a = await import('child_process');"],
    ['zod-through-contract', 'src/shared/contract/clients.ts', "import { z } from 'zod';"],
    ['zod-through-contract', 'src/renderer/src/a.tsx', "import { z } from 'zod';"],
    ['no-raw-ipc', 'src/main/app/a.ts', 'ipcMain.handle("x", y);'],
    ['no-raw-ipc', 'src/preload/forward-port.ts', 'ipcRenderer.send("x");'],
  ])('%s in %s: %s', (rule, path, text) => {
    expect(bans(path, text)).toContain(rule);
  });

  test.each([
    ['src/shared/domain/a.ts', 'const a = new Date(0); const b = new Date("2026-01-01");'],
    ['src/shared/domain/a.ts', 'const a = "Date.now()"; // Math.random()'],
    ['src/shared/domain/a.ts', 'const a = clock.now(); const b = Math.round(1);'],
    ['src/main/platform/system-clock.ts', 'const a = Date.now();'],
    ['src/main/db/a.ts', 'const serialize = 1; const a = serialize + 1;'],
    ['src/renderer/src/a.tsx', 'const a = <Select searchable filter={foldedOptions} />;'],
    ['src/renderer/src/a.tsx', 'const a = <Select data={[]} />;'],
    ['src/main/vault/a.ts', "const a = 'argon2id'; import { hashRaw } from '@node-rs/argon2';"],
    ['src/shared/contract/zod.ts', "import { z } from 'zod';"],
    ['src/main/rpc/a.ts', "import { z } from 'zod';"],
    ['src/main/platform/keychain.ts', "import { Entry } from '@napi-rs/keyring';"],
    ['src/preload/index.ts', "import { ipcRenderer } from 'electron'; ipcRenderer.postMessage('x', null);"],
    ['src/main/vault/process.test.ts', "import { spawn } from 'node:child_process';"],
    ['tools/start.ts', "import { spawn } from 'node:child_process';"],
  ])('nothing in %s: %s', (path, text) => {
    expect(bans(path, text)).toEqual([]);
  });

  test('tell the line and what to write instead', () => {
    const file = parseSource('src/shared/domain/a.ts', '\n\nexport const a = Math.random();\n');
    expect(checkBans(file)).toEqual([
      {
        path: 'src/shared/domain/a.ts',
        line: 3,
        rule: 'no-chance',
        message: expect.stringContaining('take a RandomSource') as string,
      },
    ]);
  });
});

describe('doc comments', () => {
  test.each([
    'export const a = 1;',
    'export function a() {}',
    'export interface A {}',
    'export type A = 1;',
    'export class A {}',
    '// a line\nexport const a = 1;',
    '/* not a doc */\nexport const a = 1;',
    '/** Of something else. */\nconst b = 1;\nexport const a = 1;',
    'const a = 1;\nexport { a };',
  ])('are asked for: %s', (text) => {
    expect(docs(text)).toHaveLength(1);
  });

  test.each([
    '/** A. */\nexport const a = 1;',
    '/** A. */\n// oxlint-disable-next-line rule -- reason\nexport const a = 1;',
    "export * from './b.ts';\nexport { b } from './b.ts';",
    '/** A. */\nconst a = 1;\nexport { a };',
    'const a = 1;',
    '/** A. */\nexport function a(x: 1): 1;\nexport function a(x: 2): 2;\nexport function a(x: number) { return x; }',
  ])('are there, or not needed: %s', (text) => {
    expect(docs(text)).toEqual([]);
  });
});

describe('the lock file', () => {
  const integrity = 'sha512-x';
  const messages = (version: string, entry: object) =>
    checkLockFile({ dependencies: { zod: version } }, { packages: { '': {}, 'node_modules/zod': entry } });

  test('passes with exact versions, hashes and no address', () => {
    expect(messages('4.6.7', { integrity })).toEqual([]);
    expect(messages('npm:better-sqlite3-multiple-ciphers@13.0.3', { integrity })).toEqual([]);
    expect(messages('18.4.0-beta.17', { integrity })).toEqual([]);
  });

  test.each(['^4.6.7', '~4.6.7', '4', '*', 'latest', 'npm:zod@^4.0.0', 'github:a/b'])(
    'refuses the range %s',
    (version) => {
      expect(messages(version, { integrity })).toMatchObject([{ path: 'package.json' }]);
    },
  );

  test('refuses an address and a missing hash', () => {
    expect(messages('4.6.7', { integrity, resolved: 'x' })).toMatchObject([
      { message: expect.stringContaining('names a registry') as string },
    ]);
    expect(messages('4.6.7', {})).toMatchObject([
      { message: expect.stringContaining('no integrity') as string },
    ]);
  });
});

describe('a lock file with a gap', () => {
  const integrity = 'sha512-x';
  const check = (packages: Parameters<typeof checkLockFile>[1]['packages']) =>
    checkLockFile({}, { packages });

  test('is refused: npm ci would refuse it on every machine', () => {
    const tool = { integrity, optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } };
    const whole = {
      'node_modules/tool': tool,
      'node_modules/tool/node_modules/tool-linux': { integrity },
      'node_modules/tool-darwin': { integrity },
    };
    expect(check(whole)).toEqual([]);
    const { 'node_modules/tool-darwin': _left, ...gap } = whole;
    expect(check(gap)).toMatchObject([{ message: expect.stringContaining('tool-darwin') as string }]);
  });
});

describe('addresses of one machine', () => {
  const folder = (name: string) => `see /${name}/somebody/file`;

  test.each(['home', 'root', 'Users', 'work'])('are refused: a folder under %s', (name) => {
    expect(checkMachineAddresses('docs/a.md', `one\n${folder(name)}`)).toMatchObject([{ line: 2 }]);
  });

  test('are refused: a registry', () => {
    expect(checkMachineAddresses('a.json', ['"https:', '', 'registry.example/x"'].join('/'))).toHaveLength(1);
  });

  test('are not relative paths, nor words', () => {
    expect(
      checkMachineAddresses('a.md', './work/a ../home/b src/home/c #/home https://example.org/x'),
    ).toEqual([]);
  });
});
