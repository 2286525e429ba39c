import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditCheckpoints, auditEntries, clients, devices } from '#main/db/schema/index.ts';
import { appendEntry, signHead } from '#main/modules/audit/append.ts';
import { clientRowText } from '#main/modules/audit/row-text.ts';
import { verifyChain } from '#main/modules/audit/verify-chain.ts';
import { readState } from '#main/modules/organisation/vault-state.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { FORGERIES, seededChance } from './tamper.ts';
import { openVault, type OpenVault } from '#tests/support/open-vault.ts';

const LENGTH = 200;
const TRIALS_PER_FORGERY = 30;
const APPEND_ONLY = ['audit_entries', 'audit_checkpoints'].flatMap((table) =>
  ['update', 'delete'].map((verb) => `${table}_refuse_${verb}`),
);

let open: OpenVault;
beforeAll(async () => {
  open = await openVault();
  for (let index = 0; index < LENGTH; index += 1) append(`noun${String(index % 7)}.acted`);
});
afterAll(() => open.close());

function append(action: string, object?: { uid: Uid; row: string | null }): void {
  open.clock.advance(61_000);
  open.vault.write((db) =>
    appendEntry(db, open.auditor, {
      class: action.startsWith('noun3') ? 'accounting' : 'security',
      action,
      outcome: 'done',
      actorUid: open.adminUid,
      host: 'direct',
      objectKind: object === undefined ? null : 'client',
      objectUid: object?.uid ?? null,
      fields: ['é', 'champ'],
      details: { count: 3, name: 'œ' },
      row: object?.row ?? null,
    }),
  );
}

/** Runs a trial on the log as it is and puts everything back afterwards. */
async function undone<Value>(trial: () => Promise<Value>): Promise<Value> {
  const connection = open.vault.connection();
  connection.exec('savepoint trial');
  try {
    for (const trigger of APPEND_ONLY) connection.exec(`drop trigger ${trigger}`);
    return await trial();
  } finally {
    connection.exec('rollback to trial');
    connection.exec('release trial');
  }
}

/** The log as an auditor receives it. */
function exported(): unknown {
  const db = open.vault.read();
  return {
    auditKey: Buffer.from(open.auditor.digestKey).toString('hex'),
    entries: db.select().from(auditEntries).all(),
    checkpoints: db.select().from(auditCheckpoints).all(),
    devices: db.select({ uid: devices.uid, publicKey: devices.publicKey }).from(devices).all(),
    anchor: readState(db, 'audit-anchor'),
  };
}

const python = spawnSync('python3', ['--version']).status === 0;

describe('an untouched log', () => {
  it('is intact, with its last entry and signatures counted', async () => {
    const report = await verifyChain(open.vault);
    expect(report).toMatchObject({ intact: true, entries: LENGTH, checkpoints: 3, firstBad: null });
    expect(report.head?.sequence).toBe(LENGTH);
  });

  it('stays intact while entries are appended during the verification', async () => {
    await undone(async () => {
      const running = verifyChain(open.vault);
      for (let index = 0; index < 80; index += 1) append('late.acted');
      expect((await running).intact).toBe(true);
      open.vault.write((db) => {
        signHead(db, open.auditor);
      });
      expect(await verifyChain(open.vault)).toMatchObject({ intact: true, entries: LENGTH + 80 });
    });
  });

  it('refuses UPDATE and DELETE while its triggers are there', () => {
    const connection = open.vault.connection();
    expect(() => connection.exec("update audit_entries set host = 'x'")).toThrow('append-only');
    expect(() => connection.exec('delete from audit_entries')).toThrow('append-only');
  });
});

describe('a forged log', () => {
  const logs: unknown[] = [];
  const expected: unknown[] = [];

  it.each(Object.keys(FORGERIES))(
    `is found and located: %s, ${String(TRIALS_PER_FORGERY)} times`,
    async (name) => {
      for (let trial = 0; trial < TRIALS_PER_FORGERY; trial += 1) {
        await undone(async () => {
          const forgery = FORGERIES[name]?.(
            open.vault.connection(),
            LENGTH,
            seededChance(trial * 7919 + name.length),
          );
          const { intact, firstBad } = await verifyChain(open.vault);
          expect({ trial, intact, sequence: firstBad?.sequence, reason: firstBad?.reason }).toEqual({
            trial,
            intact: false,
            sequence: forgery?.sequence,
            reason: forgery?.reason,
          });
          if (name !== 'swapDeviceKey' && trial % 3 === 0) {
            logs.push(exported());
            expected.push({
              intact: false,
              firstBad: { sequence: forgery?.sequence, reason: forgery?.reason },
            });
          }
        });
      }
    },
  );

  it('gives the independent verifier in Python the same answers', (context) => {
    context.skip(!python, 'python3 is not installed');
    const script = join(import.meta.dirname, 'verify_chain.py');
    const input = JSON.stringify([exported(), ...logs]);
    const run = spawnSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual([{ intact: true, firstBad: null }, ...expected]);
    expect(logs.length).toBeGreaterThan(100);
  });
});

describe('rows bound to the log', () => {
  it('shows a row that was put back or removed, and none that changed openly', async () => {
    await undone(async () => {
      const uid = newUid({ clock: open.clock, random: systemRandom });
      const at = open.clock.now();
      open.vault.write((db) => {
        db.insert(clients)
          .values({
            uid,
            kind: 'company',
            name: 'Ancien nom',
            preferences: JSON.stringify({
              channel: 'email',
              language: 'fr',
              quietFrom: '',
              quietTo: '',
              noSms: false,
              accessNotes: '',
              consents: [],
            }),
            sortName: 'x',
            searchText: 'x',
            createdAt: at,
            updatedAt: at,
          })
          .run();
      });
      const row = () => clientRowText(open.vault.read(), uid);
      append('client.created', { uid, row: row() });
      const connection = open.vault.connection();
      connection.exec("update clients set name = 'Nouveau nom', revision = 2");
      append('client.updated', { uid, row: row() });
      append('client.opened', { uid, row: null });
      expect((await verifyChain(open.vault)).intact).toBe(true);
      connection.exec("update clients set name = 'Ancien nom', revision = 1");
      expect((await verifyChain(open.vault)).firstBad).toMatchObject({
        sequence: LENGTH + 2,
        reason: 'RowChanged',
      });
      connection.exec("update clients set preferences = 'no json'");
      expect((await verifyChain(open.vault)).firstBad?.reason).toBe('RowChanged');
      connection.exec('delete from clients');
      expect((await verifyChain(open.vault)).firstBad).toMatchObject({
        sequence: LENGTH + 2,
        reason: 'RowChanged',
      });
      append('client.deleted', { uid, row: null });
      expect((await verifyChain(open.vault)).intact).toBe(true);
    });
  });
});
