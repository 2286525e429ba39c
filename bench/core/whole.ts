import { closeSync, copyFileSync, fdatasyncSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { openDatabase } from '#main/db/open.ts';
import { listClients } from '#main/modules/clients/list-clients.ts';
import type { CarnetClient } from '#main/rpc/hosts/direct.ts';
import { serveMessagePort } from '#main/rpc/hosts/message-port.ts';
import { databaseKey } from '#main/vault/keys.ts';
import { ACCOUNTS } from '../data/colleagues.ts';
import type { Figure } from './measure-reads.ts';
import { timeVariants } from './rounds.ts';
import type { World } from './world.ts';

/** A figure of work that is done once or that has no statement of its own to compare with. */
const figure = (
  name: string,
  timing: Pick<Figure, 'p50' | 'p95' | 'low' | 'high' | 'longest'> & { readonly ratio: number | null },
  budget: Figure['budget'],
  raw: number | null,
): Figure => ({ name, role: 'manager', raw, call: null, callP95: null, ...timing, budget });

/** Opening, crossing to the window, importing and backing up. */
export async function measureWhole(world: World, rounds: number): Promise<readonly Figure[]> {
  return [
    ...(await measureOpening(world, rounds)),
    ...(await measurePort(world, rounds)),
    await measureImport(world),
    await measureBackup(world),
  ];
}

async function measureOpening(world: World, rounds: number): Promise<readonly Figure[]> {
  const { vault } = world.app;
  const header = vault.header();
  if (header === null) throw new Error('The vault is closed');
  const path = vault.folder.database(header.generation);
  const access = world.people[0].access('clients.read');
  const withBase = (read: boolean): void => {
    const key = databaseKey(vault.keys().rootKey, header.generation);
    const opened = openDatabase(path, key, { create: false });
    if (!opened.ok) throw new Error(opened.error);
    if (read) listClients(opened.value.db, access, {}, world.today);
    opened.value.connection.close();
  };
  const [list, open] = await timeVariants(
    [
      {
        name: 'first list',
        run: () => {
          withBase(true);
        },
      },
      {
        name: 'open',
        run: () => {
          withBase(false);
        },
      },
    ],
    { rounds, samples: 5 },
  );
  if (list === undefined || open === undefined) throw new Error('Nothing was timed');
  return [
    figure(
      'open, key and settings',
      { ...open, ratio: null },
      { ratio: 2, p50: 5, p95: 10, exponent: 0.1 },
      null,
    ),
    figure(
      'unlocked keys to first list',
      { ...list, ratio: list.ratio },
      { ratio: 20, p50: 400, p95: 800, exponent: 0.1 },
      open.p50,
    ),
  ];
}

async function measurePort(world: World, rounds: number): Promise<readonly Figure[]> {
  const { port1, port2 } = new MessageChannel();
  const seat = world.app.takeSeat('desktop');
  serveMessagePort(world.app, port2, seat);
  port2.start();
  port1.start();
  const client: CarnetClient = createORPCClient(new RPCLink({ port: port1 }));
  const { name, password } = ACCOUNTS.manager;
  await client.vault.signIn({ account: name, password });
  const access = world.people[0].access('clients.read');
  const figures: Figure[] = [];
  for (const limit of [50, 200]) {
    const [port, query] = await timeVariants(
      [
        { name: 'port', run: () => client.clients.list({ sort: 'name', limit }) },
        {
          name: 'query',
          run: () => listClients(world.db, access, { sort: 'name', limit }, world.today),
        },
      ],
      // Few enough that the limit on calls of a window does not answer instead.
      { rounds: Math.min(rounds, 5), samples: 6 },
    );
    if (port === undefined || query === undefined) continue;
    figures.push(
      figure(
        `page of ${String(limit)} over a message port`,
        port,
        { ratio: 4, p50: 0.5, p95: 3, exponent: null },
        query.p50,
      ),
    );
  }
  world.app.dropSeat(seat);
  port1.close();
  return figures;
}

const IMPORTED = 5000;

async function measureImport(world: World): Promise<Figure> {
  const { client } = world.people[0];
  const lines = Array.from(
    { length: IMPORTED },
    (_, index) => `Société importée ${String(index)};Lyon;69001;contact${String(index)}@import.example`,
  );
  const file = new File([`nom;ville;code postal;email\n${lines.join('\n')}\n`], 'clients.csv', {
    type: 'text/csv',
  });
  const { mapping } = await client.transfers.readHeader({ file });
  const beat = startHeartbeat();
  const started = performance.now();
  const { counts } = await client.transfers.run({ file, mapping, matchBy: 'none', duplicates: 'create' });
  const taken = performance.now() - started;
  if (counts.created !== IMPORTED) throw new Error('The import left rows out');
  world.connection.exec('create table bare (company, city, code, email)');
  const insert = world.connection.prepare<[string, string, string, string]>(
    'insert into bare values (?, ?, ?, ?)',
  );
  const bareStarted = performance.now();
  world.connection.exec('begin');
  for (const line of lines) {
    const [company = '', city = '', code = '', email = ''] = line.split(';');
    insert.run(company, city, code, email);
  }
  world.connection.exec('commit');
  const bare = performance.now() - bareStarted;
  return figure(
    `import of clients, ms a thousand (${(IMPORTED / taken).toFixed(1)} k rows/s)`,
    {
      p50: (taken / IMPORTED) * 1000,
      p95: (taken / IMPORTED) * 1000,
      low: taken,
      high: taken,
      longest: beat.stop(),
      ratio: taken / bare,
    },
    // 20,000 rows a second; at least 0.15 of the speed of a bare insert.
    { ratio: 1 / 0.15, p50: 50, p95: 50, exponent: null },
    (bare / IMPORTED) * 1000,
  );
}

async function measureBackup(world: World): Promise<Figure> {
  const { client } = world.people[0];
  const header = world.app.vault.header();
  if (header === null) throw new Error('The vault is closed');
  const path = world.app.vault.folder.database(header.generation);
  const copy = join(world.dataFolder, 'copy');
  const copyStarted = performance.now();
  copyFileSync(path, copy);
  const handle = openSync(copy, 'r+');
  fdatasyncSync(handle);
  closeSync(handle);
  const copied = performance.now() - copyStarted;
  rmSync(copy);
  const beat = startHeartbeat();
  const started = performance.now();
  await client.backups.create({});
  const taken = performance.now() - started;
  return figure(
    `backup of ${(statSync(path).size / 1e6).toFixed(0)} MB, written and proved`,
    { p50: taken, p95: taken, low: taken, high: taken, longest: beat.stop(), ratio: taken / copied },
    { ratio: 2, p50: Number.POSITIVE_INFINITY, p95: Number.POSITIVE_INFINITY, exponent: 1.1 },
    copied,
  );
}

/** Watches how long the event loop stands still. */
function startHeartbeat(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.max(longest, performance.now() - last - 1);
    },
  };
}
