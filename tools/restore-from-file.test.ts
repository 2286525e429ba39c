import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { directClient } from '#main/rpc/hosts/direct.ts';
import { makeApp, PASSWORD, startApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { restoreFromFile } from './restore-from-file.ts';

let folder = '';
let file = '';
let account = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-restore-'));
  file = join(folder, 'backup');
  const made = await makeApp();
  await made.admin.clients.create({ client: sampleClient({ name: 'Clinique des Tilleuls' }) });
  const { name } = await made.admin.backups.create({});
  const content = await made.admin.backups.download({ name });
  await writeFile(file, new Uint8Array(await content.arrayBuffer()));
  account = made.adminUid;
  await made.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function restore(from: string, into: string) {
  const said: string[] = [];
  const isDone = await restoreFromFile({ file: from, dataFolder: join(folder, into) }, (text) => {
    said.push(text);
  });
  return { isDone, said: said.join('\n') };
}

test('a backup on the disk becomes a vault that opens with its passwords', async () => {
  const { isDone, said } = await restore(file, 'new');
  expect(said).toContain('is restored into');
  expect(isDone).toBe(true);
  const { app } = await startApp(undefined, join(folder, 'new', 'vault'));
  try {
    const client = directClient(app, app.takeSeat('direct'));
    await client.vault.signIn({ account, password: PASSWORD });
    expect((await client.clients.list({})).rows.map((row) => row.name)).toEqual(['Clinique des Tilleuls']);
  } finally {
    await app.close();
  }
  // A second time there is a vault, which stays.
  const again = await restore(file, 'new');
  expect(again.isDone).toBe(false);
  expect(again.said).toContain('never overwrites');
}, 60_000);

test('what is damaged, no backup or not there is refused with a sentence and leaves nothing', async () => {
  const cut = join(folder, 'cut');
  await writeFile(cut, (await readFile(file)).subarray(0, -500));
  const other = join(folder, 'other');
  await writeFile(other, 'Bonjour');
  for (const [path, sentence] of [
    [cut, 'damaged'],
    [other, 'not a backup'],
    [join(folder, 'absent'), 'There is no file'],
  ] as const) {
    const { isDone, said } = await restore(path, 'nowhere');
    expect(isDone).toBe(false);
    expect(said).toContain(sentence);
    expect(existsSync(join(folder, 'nowhere', 'vault'))).toBe(false);
  }
});
