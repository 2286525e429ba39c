import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { safeFileName, saveFile } from './dialogs.ts';

const folders: string[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-save-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true }))));

const file = {
  name: 'FA-A-2026-00042',
  extension: 'pdf',
  kind: 'Facture PDF',
  content: new TextEncoder().encode('%PDF-'),
};
const choosing = (filePath: string) => ({
  askWhere: async () => Promise.resolve({ canceled: filePath === '', filePath }),
});

describe('saving a file', () => {
  test('writes the file where the person chose, readable by its owner, and leaves nothing else', async () => {
    const path = join(folder, 'a.pdf');
    expect(await saveFile(choosing(path), file)).toEqual({ ok: true, value: { path } });
    expect(await readFile(path, 'utf8')).toBe('%PDF-');
    expect(await readdir(folder)).toEqual(['a.pdf']);
    // Windows keeps no such bits: its folders carry the right.
    const shared = process.platform === 'win32' ? 0 : (await stat(path)).mode & 0o077;
    expect(shared).toBe(0);
  });

  test('replaces an earlier file', async () => {
    const path = join(folder, 'a.pdf');
    await writeFile(path, 'earlier');
    await saveFile(choosing(path), file);
    expect(await readFile(path, 'utf8')).toBe('%PDF-');
  });

  test('writes nothing when the person cancels', async () => {
    expect(await saveFile(choosing(''), file)).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });

  test('says the code of the system, not the path, when the folder is gone', async () => {
    const outcome = await saveFile(choosing(join(folder, 'gone', 'a.pdf')), file);
    expect(outcome).toEqual({ ok: false, error: { kind: 'not-written', code: 'ENOENT' } });
  });

  test("keeps somebody else's unfinished file and the earlier file", async () => {
    const path = join(folder, 'a.pdf');
    await writeFile(path, 'earlier');
    await writeFile(`${path}.part`, 'theirs');
    expect(await saveFile(choosing(path), file)).toMatchObject({ ok: false, error: { code: 'EEXIST' } });
    expect(await readFile(`${path}.part`, 'utf8')).toBe('theirs');
    expect(await readFile(path, 'utf8')).toBe('earlier');
  });
});

describe('the proposed name', () => {
  test.each([
    ['FA-A-2026-00042', 'FA-A-2026-00042.pdf'],
    ['Électricité & Cie', 'Électricité & Cie.pdf'],
    ['../../etc/passwd', '-..-etc-passwd.pdf'],
    ['facture\u202Efdp.exe', 'facturefdp.exe.pdf'],
    ['con', 'carnet-con.pdf'],
    ['', 'carnet.pdf'],
    ['déjà.pdf', 'déjà.pdf'],
  ])('of %j is %j', (name, expected) => {
    expect(safeFileName(name, 'pdf')).toBe(expected);
  });

  test('never leaves its folder nor hides its end, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const proposed = safeFileName(name, 'pdf');
        expect(proposed).toMatch(/^[^./\\:*?"<>|][^/\\:*?"<>|]*\.pdf$/su);
        expect(proposed).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
