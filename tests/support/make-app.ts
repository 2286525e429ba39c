import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp, type App } from '#main/app/create-app.ts';
import { productDeps } from '#main/app/product-deps.ts';
import type { Seat } from '#main/app/seat.ts';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { FLOOR_COST } from '#main/vault/key-derivation.ts';
import type { Role } from '#shared/domain/access/role.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { sampleSettings } from './open-vault.ts';

const root = resolve(import.meta.dirname, '../..');

/** A password that the rules accept, for people of tests. */
export const PASSWORD = 'trombone-azur-42-girafe-plume';

/** A whole core on a fresh folder, with a way to add people. */
export interface TestApp {
  readonly app: App;
  readonly dataFolder: string;
  readonly admin: CarnetClient;
  readonly adminSeat: Seat;
  readonly adminUid: Uid;
  readonly kit: { readonly fileText: string; readonly passphrase: string };
  /** Adds an account, signs it in for good and answers its uid. */
  addPerson(name: string, roles: readonly Role[]): Promise<Uid>;
  close(): Promise<void>;
}

/** Starts the product's core in a temporary folder with the cheapest key derivation the product accepts. */
export async function startApp(
  clock?: Clock,
  dataFolder?: string,
): Promise<{ app: App; dataFolder: string }> {
  const folder = dataFolder ?? join(await mkdtemp(join(tmpdir(), 'carnet-test-')), 'vault');
  const app = createApp(
    productDeps({
      dataFolder: folder,
      shippedFolder: root,
      pdfWorker: new URL('../../src/main/pdf/pdf-worker.ts', import.meta.url),
      baseCheckWorker: new URL('../../src/main/modules/backups/base-check-worker.ts', import.meta.url),
      version: '0.0.0-test',
      demonstration: false,
      cost: FLOOR_COST,
      ...(clock === undefined ? {} : { clock }),
    }),
  );
  return { app, dataFolder: folder };
}

/** A vault with its first account signed in at a direct seat and its recovery kit verified. */
export async function makeApp(clock?: Clock): Promise<TestApp> {
  const { app, dataFolder } = await startApp(clock);
  const adminSeat = app.takeSeat('direct');
  const admin = directClient(app, adminSeat);
  const made = await admin.vault.create({
    organisation: sampleSettings,
    person: { name: 'Camille Roux', password: PASSWORD },
  });
  const kit = { fileText: made.recoveryKit.fileText, passphrase: made.recoveryKit.passphrase };
  await admin.vault.verifyRecoveryKit(kit);
  return {
    app,
    dataFolder,
    admin,
    adminSeat,
    adminUid: made.userUid,
    kit,
    addPerson: async (name, roles) => {
      const added = await admin.users.add({ name, roles: [...roles] });
      const client = directClient(app, app.takeSeat('direct'));
      await client.vault.signIn({ account: added.uid, password: added.oneTimeCode.code });
      await client.vault.changePassword({ current: added.oneTimeCode.code, next: PASSWORD });
      await client.vault.lock({ reason: 'person' });
      return added.uid;
    },
    close: async () => {
      await app.close();
      await rm(join(dataFolder, '..'), { recursive: true, force: true });
    },
  };
}
