import type Database from 'better-sqlite3';
import { authorize, type Access } from '#main/app/access.ts';
import type { App } from '#main/app/create-app.ts';
import { bytesToUid } from '#main/db/columns.ts';
import type { ReadDb } from '#main/db/handles.ts';
import { allAccounts } from '#main/modules/users/repository.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { systemClock } from '#main/platform/system-clock.ts';
import type { Permission } from '#shared/domain/access/permission.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { seededChance } from '../../tools/demonstration/seeded-chance.ts';
import { openCore } from '../../tools/driven/open-core.ts';
import { ACCOUNTS } from '../data/colleagues.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** A client drawn for a measurement, with what lists sort by. */
export interface DrawnClient {
  readonly id: number;
  readonly uid: Uid;
  readonly name: string;
  readonly city: string;
  readonly industry: string;
  readonly sortName: string;
  readonly updatedAt: string;
}

/** Somebody at a seat of the open vault. */
export interface Person {
  readonly role: 'manager' | 'agent';
  readonly client: CarnetClient;
  /** Clients this person sees, drawn evenly. */
  readonly clients: readonly DrawnClient[];
  access(permission: Permission): Access;
  may(permission: Permission): boolean;
}

/** An open vault with both people, to be measured. */
export interface World {
  readonly app: App;
  readonly dataFolder: string;
  readonly connection: Database.Database;
  readonly db: ReadDb;
  readonly recorder: Recorder;
  readonly people: readonly [Person, Person];
  readonly today: LocalDate;
  readonly interactions: number;
  close(): Promise<void>;
}

const DRAWN = 400;

/** Opens a generated vault through the product. */
export async function openWorld(dataFolder: string): Promise<World> {
  const clock = systemClock();
  const core = openCore({ dataFolder, clock, demonstration: false });
  const seat = async (account: { readonly name: string; readonly password: string }) => {
    const client = core.direct();
    await client.vault.signIn({ account: account.name, password: account.password });
    return client;
  };
  const manager = await seat(ACCOUNTS.manager);
  const agent = await seat(ACCOUNTS.agent);
  const connection = core.app.vault.connection();
  const db = core.app.vault.read();
  const person = (role: Person['role'], client: CarnetClient): Person => {
    const account = allAccounts(db).find((one) => one.name === ACCOUNTS[role].name);
    if (account === undefined) throw new Error('The accounts of the generator are not in this vault');
    const access = (permission: Permission): Access => {
      const granted = authorize(account, permission);
      if (granted === null) throw new Error(`${role} may not ${permission}`);
      return granted;
    };
    return {
      role,
      client,
      access,
      may: (permission) => authorize(account, permission) !== null,
      clients: drawClients(connection, role === 'agent' ? account.id : null),
    };
  };
  return {
    app: core.app,
    dataFolder,
    connection,
    db,
    recorder: createRecorder(connection),
    people: [person('manager', manager), person('agent', agent)],
    today: clock.today(),
    interactions:
      connection.prepare<[], { readonly found: number }>('select count(*) as found from interactions').get()
        ?.found ?? 0,
    close: () => core.app.close(),
  };
}

function drawClients(connection: Database.Database, actorId: number | null): readonly DrawnClient[] {
  const chance = seededChance(8008);
  const ids = connection
    .prepare<[], { readonly id: number }>(
      actorId === null
        ? 'select id from clients order by id'
        : `select id from clients where owner_id = ${String(actorId)}
           union select client_id from client_assignments where user_id = ${String(actorId)} order by 1`,
    )
    .all();
  const one = connection.prepare<[number], Omit<DrawnClient, 'uid'> & { readonly uid: Buffer }>(
    'select id, uid, name, city, industry, sort_name as sortName, updated_at as updatedAt from clients where id = ?',
  );
  return Array.from({ length: DRAWN }, () => {
    const row = one.get(chance.pick(ids).id);
    if (row === undefined) throw new Error('A client went away');
    return { ...row, uid: bytesToUid(row.uid) };
  });
}
