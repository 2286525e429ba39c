import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, gt } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openDatabase } from '#main/db/open.ts';
import { wrongPragmas } from '#main/db/pragmas.ts';
import { auditEntries } from '#main/db/schema/index.ts';
import { auditEntryHash, GENESIS_HASH } from '#main/modules/audit/append.ts';
import { value } from '#tests/vault/sample-vault.ts';
import { isKept, makeBase, type BaseOfWriter } from './base-of-writer.ts';

/** Kills of one run; `npm run test:long` raises it. */
const KILLS = Number(process.env['CARNET_KILLS'] ?? '200');
const LANES = 2;

interface Lane extends BaseOfWriter {
  lastSequence: number;
  lastHash: string;
  acknowledged: number;
}

const prepare = (folder: string, name: string): Lane => ({
  ...makeBase(folder, name),
  lastSequence: 0,
  lastHash: GENESIS_HASH,
  acknowledged: 0,
});

/** Lets the writer run, kills it some time after its first acknowledgement, and answers what it acknowledged. */
function runAndKill(lane: Lane, afterMilliseconds: number): Promise<readonly string[]> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'writer.ts'), lane.path, lane.key.toString('hex'), lane.device],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    let problem = '';
    let armed = false;
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (part: string) => {
      text += part;
      if (armed) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMilliseconds);
    });
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (part: string) => {
      problem += part;
    });
    child.on('close', () => {
      if (armed) done(text.split('\n').slice(0, -1));
      else fail(new Error(problem));
    });
  });
}

/** Opens the base as the product would after a crash and checks everything that was promised. */
function check(lane: Lane, acknowledged: readonly string[]): void {
  const { db, connection } = value(openDatabase(lane.path, lane.key, { create: false }));
  expect(wrongPragmas(connection, process.platform)).toEqual([]);
  for (const row of db
    .select()
    .from(auditEntries)
    .where(gt(auditEntries.sequence, lane.lastSequence))
    .orderBy(asc(auditEntries.sequence))
    .all()) {
    const { previousHash, hash, ...hashed } = row;
    expect(row.sequence).toBe(lane.lastSequence + 1);
    expect(previousHash).toBe(lane.lastHash);
    expect(auditEntryHash(previousHash, hashed)).toBe(hash);
    lane.lastSequence = row.sequence;
    lane.lastHash = hash;
  }
  for (const line of acknowledged) {
    const [, , sequence] = line.split(' ');
    expect(Number(sequence)).toBeLessThanOrEqual(lane.lastSequence);
    expect(`${line} ${isKept(connection, line) ? 'kept' : 'lost'}`).toBe(`${line} kept`);
  }
  const gap = connection
    .prepare('select count(*) as rows, count(distinct number) as numbers from invoices')
    .get() as { rows: number; numbers: number };
  expect(gap.rows).toBe(gap.numbers);
  const sums = connection
    .prepare(
      'select (select coalesce(sum(amount_paid_cents), 0) from payments) as paid, (select coalesce(sum(received_cents), 0) from month_summaries) as summed',
    )
    .get() as { paid: number; summed: number };
  expect(sums.summed).toBe(sums.paid);
  lane.acknowledged += acknowledged.length;
  connection.close();
}

it(
  `loses no acknowledged write and keeps the log whole over ${String(KILLS)} kills`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'carnet-kill-'));
    const lanes = Array.from({ length: LANES }, (_, index) => prepare(folder, `lane-${String(index)}`));
    await Promise.all(
      lanes.map(async (lane, index) => {
        for (let kill = index; kill < KILLS; kill += LANES)
          check(lane, await runAndKill(lane, (kill * 7) % 61));
      }),
    );
    for (const lane of lanes) {
      const { connection } = value(openDatabase(lane.path, lane.key, { create: false }));
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      connection.close();
      expect(lane.acknowledged).toBeGreaterThan(KILLS / LANES);
    }
    rmSync(folder, { recursive: true, force: true });
  },
  6 * 3_600_000,
);
