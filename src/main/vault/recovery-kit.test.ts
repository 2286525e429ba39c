import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  drivenClock,
  reason,
  SAMPLE_PASSWORD,
  sampleTools,
  sampleVault,
  secret,
  temporaryFolder,
  value,
} from '#tests/vault/sample-vault.ts';

import { databaseKey, FinanceKey, RootKey } from './keys.ts';
import { openWithKit } from './recovery-kit.ts';
import { rotateHeader } from './rotate-header.ts';
import { openWithPassword, replaceRecovery, resetSlot } from './vault-header-file.ts';
import type { CreatedVault } from './vault-header-file.ts';

const tools = sampleTools(drivenClock());
const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const hasOpenssl = openssl.status === 0 && openssl.stdout.startsWith('OpenSSL 3');

let remove: () => Promise<void>;
let vault: CreatedVault;

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  vault = await sampleVault(temporary.folder, tools);
});
afterAll(async () => remove());

describe('the recovery kit', () => {
  it('gives both keys to who has the file and the passphrase, however it is typed', () => {
    const { kitFile, passphrase } = vault.recovery;
    for (const typed of [passphrase, ` ${passphrase.toLowerCase().replaceAll('-', ' ')} `]) {
      const keys = value(openWithKit(vault.header, kitFile, typed));
      expect(keys.rootKey.bytes().equals(vault.rootKey.bytes())).toBe(true);
      expect(keys.financeKey.bytes().equals(vault.financeKey.bytes())).toBe(true);
    }
  });

  it('has a passphrase of seven groups and does not show it', () => {
    expect(vault.recovery.passphrase).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(vault.recovery.kitFile).not.toContain(vault.recovery.passphrase);
    expect(vault.recovery.kitFile).not.toContain('BEGIN PRIVATE KEY');
  });

  it('lets a forgotten password be replaced', async () => {
    const keys = value(openWithKit(vault.header, vault.recovery.kitFile, vault.recovery.passphrase));
    const fresh = {
      secret: secret('seize moulins gris'),
      oneTimeExpiresAt: null,
      financeKey: keys.financeKey,
    };
    const header = value(await resetSlot(vault.header, keys.rootKey, vault.uid, fresh, tools));
    const opened = value(
      await openWithPassword(header, vault.uid, secret('seize moulins gris'), tools.clock),
    );
    expect(opened.financeKey?.bytes().equals(vault.financeKey.bytes())).toBe(true);
    expect(reason(await openWithPassword(header, vault.uid, secret(SAMPLE_PASSWORD), tools.clock))).toBe(
      'WrongPassword',
    );
  });

  it('says whether the passphrase, the file or the vault is the wrong one', async () => {
    const { kitFile, passphrase } = vault.recovery;
    const open = (text: string, typed = passphrase): string => reason(openWithKit(vault.header, text, typed));
    expect(open(kitFile, `0000${passphrase.slice(4)}`)).toBe('KitPassphraseWrong');
    expect(open(kitFile, '')).toBe('KitPassphraseWrong');
    expect(open('not a kit')).toBe('KitUnreadable');
    expect(open(kitFile.slice(0, -40))).toBe('KitUnreadable');
    expect(open(kitFile.replace(/\\nMII/, '\\nMIJ'))).toBe('KitUnreadable');
    expect(open('x'.repeat(100_000))).toBe('KitUnreadable');

    const other = await temporaryFolder();
    const stranger = await sampleVault(other.folder, tools);
    expect(open(stranger.recovery.kitFile, stranger.recovery.passphrase)).toBe('KitOfAnotherVault');
    await other.remove();
  });

  it('is refused once replaced, and the new one opens', async () => {
    const replaced = value(await replaceRecovery(vault.header, vault, tools));
    const { kitFile, passphrase } = vault.recovery;
    expect(reason(openWithKit(replaced.header, kitFile, passphrase))).toBe('KitOfAnotherVault');
    value(openWithKit(replaced.header, replaced.recovery.kitFile, replaced.recovery.passphrase));
  });

  it('still opens after a rotation of the keys', () => {
    const next = { rootKey: RootKey.generate(tools.random), financeKey: FinanceKey.generate(tools.random) };
    const rotated = value(rotateHeader(vault.header, vault.rootKey, next));
    const keys = value(openWithKit(rotated, vault.recovery.kitFile, vault.recovery.passphrase));
    expect(keys.rootKey.bytes().equals(next.rootKey.bytes())).toBe(true);
    expect(keys.financeKey.bytes().equals(next.financeKey.bytes())).toBe(true);
  });

  it('notices a changed header', () => {
    const { kitFile, passphrase } = vault.recovery;
    const changed = { ...vault.header, generation: 9 };
    expect(reason(openWithKit(changed, kitFile, passphrase))).toBe('HeaderTampered');
    const [slot] = vault.header.slots;
    const swapped = {
      ...vault.header,
      recovery: { ...vault.header.recovery, publicKey: slot!.publicKey },
    };
    expect(reason(openWithKit(swapped, kitFile, passphrase))).toBe('HeaderTampered');
  });

  it.skipIf(!hasOpenssl)('opens with openssl alone (skipped where openssl 3 is not installed)', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'carnet-openssl-'));
    const at = (name: string): string => join(directory, name);
    const run = (...parameters: readonly string[]): string => {
      const result = spawnSync('openssl', parameters, {
        encoding: 'utf8',
        env: { ...process.env, KIT: vault.recovery.passphrase },
      });
      expect(result.stderr).toBe('');
      expect(result.status).toBe(0);
      return result.stdout;
    };
    const kit = JSON.parse(vault.recovery.kitFile) as { readonly privateKey: string };
    await writeFile(at('kit.pem'), kit.privateKey);
    await writeFile(at('wrapped.bin'), Buffer.from(vault.header.recovery.wrappedKeys, 'base64'));
    run('pkcs8', '-in', at('kit.pem'), '-out', at('open.pem'), '-passin', 'env:KIT');
    const options = ['rsa_padding_mode:oaep', 'rsa_oaep_md:sha256', 'rsa_mgf1_md:sha256'];
    const flags = options.flatMap((option) => ['-pkeyopt', option]);
    const files = ['-inkey', at('open.pem'), '-in', at('wrapped.bin'), '-out', at('keys.bin')];
    run('pkeyutl', '-decrypt', ...files, ...flags);
    const keys = await readFile(at('keys.bin'));
    await rm(directory, { recursive: true });
    expect(keys.subarray(0, 32).equals(vault.rootKey.bytes())).toBe(true);
    expect(keys.subarray(32).equals(vault.financeKey.bytes())).toBe(true);

    const hexadecimal = `hexkey:${keys.subarray(0, 32).toString('hex')}`;
    const derivation = ['-kdfopt', 'digest:SHA256', '-kdfopt', hexadecimal, '-kdfopt', 'info:db/1', 'HKDF'];
    const derived = run('kdf', '-keylen', '32', ...derivation)
      .trim()
      .replaceAll(':', '')
      .toLowerCase();
    expect(derived).toBe(databaseKey(vault.rootKey, 1).toString('hex'));
  });
});
