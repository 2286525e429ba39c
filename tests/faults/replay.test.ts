import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { makeApp, PASSWORD, startApp, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';

const PAGE = 4096;

// The page's own seal (HMAC over contents and page number) says that a page was written with this key at this
// place, not when: an old copy of the same page fits. What must notice is the log, which is bound to the rows.
describe('a former state put back behind the back of the vault', () => {
  let test: TestApp;
  let clientUid: string;
  let path: string;
  let former: Buffer;
  let present: Buffer;

  const signedIn = async (work: (client: CarnetClient) => Promise<string>): Promise<string> => {
    const { app } = await startApp(undefined, test.dataFolder);
    try {
      const client = directClient(app, app.takeSeat('direct'));
      await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
      return await work(client);
    } catch (problem) {
      if (problem instanceof ORPCError) return `refused (${String(problem.code)})`;
      throw problem;
    } finally {
      await app.close();
    }
  };

  /** What the vault says of the base as it now lies there, and which name its client has. */
  const verdict = (): Promise<string> =>
    signedIn(async (client) => {
      const report = await client.audit.verify({});
      const { name } = await client.clients.get({ uid: clientUid });
      return `${report.intact ? 'intact' : (report.firstBad?.reason ?? '')}, ${name}`;
    });

  beforeAll(async () => {
    test = await makeApp();
    const made = await test.admin.clients.create({ client: sampleClient({ name: 'Avant' }) });
    clientUid = made.uid;
    // Enough entries that the client and the end of the log are on different pages.
    for (let turn = 0; turn < 40; turn += 1)
      await test.admin.clients.create({ client: sampleClient({ name: `Autre ${String(turn)}` }) });
    await test.app.close();
    path = join(test.dataFolder, 'data-1.db');
    former = readFileSync(path);
    await signedIn(async (client) => {
      await client.clients.update({
        uid: clientUid,
        revision: made.revision,
        client: sampleClient({ name: 'Après' }),
      });
      return '';
    });
    present = readFileSync(path);
    copyFileSync(path, join(test.dataFolder, '..', 'kept.db'));
  }, 120_000);
  afterAll(() => {
    rmSync(join(test.dataFolder, '..'), { recursive: true, force: true });
  });

  it('never takes a page of it for the present: the change is there, or the log says what is wrong', async () => {
    const changed = Array.from({ length: former.length / PAGE }, (_, page) => page).filter(
      (page) =>
        !former
          .subarray(page * PAGE, (page + 1) * PAGE)
          .equals(present.subarray(page * PAGE, (page + 1) * PAGE)),
    );
    expect(changed.length).toBeGreaterThan(5);
    const verdicts: string[] = [];
    for (const page of changed) {
      const mixed = Buffer.from(present);
      former.copy(mixed, page * PAGE, page * PAGE, (page + 1) * PAGE);
      writeFileSync(path, mixed);
      verdicts.push(await verdict());
    }
    writeFileSync(path, present);
    expect(verdicts).not.toContain('intact, Avant');
    expect(verdicts).toContain('RowChanged, Avant');
    expect(await verdict()).toBe('intact, Après');
  }, 300_000);

  // A known limit, stated in docs/fault-campaigns.md: the note of the last entry is inside the file, so a whole
  // former file agrees with itself. This test is the reminder to turn round once a note is kept outside.
  it('does not notice a whole former file', async () => {
    writeFileSync(path, former);
    expect(await verdict()).toBe('intact, Avant');
  });
});
