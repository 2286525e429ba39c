import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#main/db/open.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { value } from '#tests/vault/sample-vault.ts';

/** The page's own commands: what is documented is what runs. */
function blockOf(language: 'sh' | 'python'): string {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/recovery.md'), 'utf8');
  const [, block] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (block === undefined) throw new Error('The page has no such block');
  return block;
}

const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const hasOpenssl = openssl.status === 0 && openssl.stdout.startsWith('OpenSSL 3');
const python = 'from cryptography.hazmat.primitives.kdf.argon2 import Argon2id';
const hasPython = spawnSync('python3', ['-c', python]).status === 0;

describe('a vault without its program', () => {
  let test: TestApp;
  let folder: string;
  beforeAll(async () => {
    test = await makeApp();
    await test.admin.clients.create({ client: sampleClient({ name: 'Sauvé des eaux' }) });
    await test.app.close();
    folder = join(test.dataFolder, '..', 'break-glass');
    mkdirSync(folder);
    for (const name of ['vault.json', 'data-1.db'])
      copyFileSync(join(test.dataFolder, name), join(folder, name));
    writeFileSync(join(folder, 'kit.json'), test.kit.fileText);
  });
  afterAll(() => {
    rmSync(join(test.dataFolder, '..'), { recursive: true, force: true });
  });

  const clientNames = (hexadecimal: string): readonly unknown[] => {
    const key = Buffer.from(hexadecimal, 'hex');
    const { connection } = value(openDatabase(join(folder, 'data-1.db'), key, { create: false }));
    const names = connection.prepare('select name from clients').pluck().all();
    connection.close();
    return names;
  };

  it.skipIf(!hasOpenssl)(
    'opens with the kit and openssl by the page (skipped where openssl 3 is not installed)',
    () => {
      const run = spawnSync('sh', ['-e', '-c', blockOf('sh')], {
        cwd: folder,
        encoding: 'utf8',
        input: `${test.kit.passphrase}\n`,
      });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(0);
      const hexadecimal = readFileSync(join(folder, 'base-key.hex'), 'utf8');
      expect(hexadecimal).toMatch(/^[0-9a-f]{64}$/);
      expect(clientNames(hexadecimal)).toEqual(['Sauvé des eaux']);
    },
  );

  it.skipIf(!hasPython)(
    'opens with a password and Python by the page (skipped without its cryptography package)',
    () => {
      const program = join(folder, 'key.py');
      writeFileSync(program, blockOf('python'));
      const run = (password: string) =>
        spawnSync('python3', [program], {
          cwd: folder,
          encoding: 'utf8',
          input: 'Camille Roux\n',
          env: { ...process.env, CARNET_PASSWORD: password },
        });
      const { stdout, stderr } = run(PASSWORD);
      expect(stderr).toBe('');
      expect(clientNames(stdout.trim())).toEqual(['Sauvé des eaux']);
      expect(run('un autre mot').stderr).toContain('InvalidTag');
    },
  );
});
