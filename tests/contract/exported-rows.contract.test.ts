import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { MOST_EXPORTED_ROWS } from '#shared/contract/transfers.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { startHosts } from './hosts.ts';

let test: TestApp;
let running: Awaited<ReturnType<typeof startHosts>>;
let agentUid: Uid;
let managerUid: Uid;

beforeAll(async () => {
  test = await makeApp();
  running = await startHosts(test.app);
  managerUid = await test.addPerson('Gérante', ['manager']);
  agentUid = await test.addPerson('Agente', ['agent']);
});
afterAll(async () => {
  await running.close();
  await test.close();
});

const connect = async (name: string, person: Uid) => {
  const found = running.hosts.find((one) => one.name === name);
  if (found === undefined) throw new Error('No such host');
  return found.connect(person, PASSWORD);
};

describe.each(['direct', 'message-port', 'websocket', 'rest'] as const)(
  'rows that leave as a file over the %s host',
  (name) => {
    it('are on record with their list and number, and few enough', async () => {
      const { client, close } = await connect(name, test.adminUid);
      const before = (await client.audit.list({ action: 'rows.exported' })).entries.length;
      await client.transfers.recordRows({ list: 'invoices', rows: 12 });
      const { entries } = await client.audit.list({ action: 'rows.exported' });
      expect(entries.length).toBe(before + 1);
      expect(entries[0]?.details).toEqual({ list: 'invoices', rows: 12 });
      for (const rows of [0, MOST_EXPORTED_ROWS + 1])
        await expect(client.transfers.recordRows({ list: 'invoices', rows })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        });
      expect((await client.audit.list({ action: 'rows.exported' })).entries.length).toBe(before + 1);
      close();
    });

    it('may be taken by a manager, who may not take all data at once', async () => {
      const { client, close } = await connect(name, managerUid);
      await client.transfers.recordRows({ list: 'services', rows: 3 });
      await expect(client.transfers.exportBusiness({ purpose: 'Copie' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      close();
    });

    it('are refused to whoever may not export', async () => {
      const { client, close } = await connect(name, agentUid);
      await expect(client.transfers.recordRows({ list: 'clients', rows: 1 })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      close();
    });
  },
);
