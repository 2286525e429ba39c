import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#main/db/open.ts';
import { auditEntries } from '#main/db/schema/index.ts';
import { auditEntryHash, GENESIS_HASH } from '#main/modules/audit/append.ts';
import { seededChance } from '#tests/audit/tamper.ts';
import { isKept, makeBase, type BaseOfWriter } from './base-of-writer.ts';
import { readSteps, SimulatedDisk, type Step } from './recorded-run.ts';

/** Images of one run; `npm run test:long` raises it. */
const IMAGES = Number(process.env['CARNET_POWER_CUTS'] ?? '150');
/** Enough for the write-ahead log to be copied into the base several times. */
const CHANGES = 150;

type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

interface RecordedRun {
  readonly base: BaseOfWriter;
  /** The folder's files before the writer started. */
  readonly before: ReadonlyMap<string, Buffer>;
  readonly steps: readonly Step[];
  /** The folder's files after it ended, without SQLite's shared-memory file, which is no data. */
  readonly after: ReadonlyMap<string, Buffer>;
}

let work: string;
let recorder: string | null = null;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'carnet-power-'));
  if (process.platform !== 'linux') return;
  const library = join(work, 'recorder.so');
  const source = join(import.meta.dirname, 'recorder.c');
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-Wall', '-o', library, source, '-ldl']);
  if (built.status === 0) recorder = library;
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

const isData = (path: string): boolean => !path.endsWith('-shm');

const filesOf = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter(isData)
      .map((path) => [path, readFileSync(path)]),
  );

/** Lets the writer make its changes on a fresh encrypted base under the recorder. */
function record(library: string, synchronous: Synchronous): RecordedRun {
  const folder = join(work, synchronous);
  mkdirSync(folder);
  const base = makeBase(folder, 'base');
  const before = filesOf(folder);
  const log = join(work, `${synchronous}.log`);
  const writer = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, 'writer.ts'),
      base.path,
      base.key.toString('hex'),
      base.device,
      String(CHANGES),
      synchronous,
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        LD_PRELOAD: library,
        CARNET_RECORD_FOLDER: `${folder}/`,
        CARNET_RECORD_LOG: log,
      },
    },
  );
  if (writer.status !== 0) throw new Error(`The writer failed: ${writer.stderr}`);
  const steps = readSteps(readFileSync(log)).filter((step) => !('path' in step) || isData(step.path));
  return { base, before, steps, after: filesOf(folder) };
}

type Verdict = { readonly state: 'corrupt' } | { readonly state: 'whole'; readonly lost: number };

/** Opens an image as the product does after a power cut and looks for everything that was promised before it. */
function judge(path: string, key: Buffer, acknowledged: readonly string[]): Verdict {
  const opened = openDatabase(path, key, { create: false });
  if (!opened.ok) return { state: 'corrupt' };
  const { connection, db } = opened.value;
  try {
    if (connection.pragma('integrity_check', { simple: true }) !== 'ok') return { state: 'corrupt' };
    let last = GENESIS_HASH;
    for (const entry of db.select().from(auditEntries).orderBy(asc(auditEntries.sequence)).all()) {
      const { previousHash, hash, ...hashed } = entry;
      if (previousHash !== last || auditEntryHash(previousHash, hashed) !== hash) return { state: 'corrupt' };
      last = hash;
    }
    return { state: 'whole', lost: acknowledged.filter((line) => !isKept(connection, line)).length };
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem) return { state: 'corrupt' };
    throw problem;
  } finally {
    connection.close();
  }
}

/** Cuts the power at random steps of the run; answers the images that are corrupt and those that lost a promise. */
function cutPower(run: RecordedRun, seed: number): { readonly corrupt: number; readonly losing: number } {
  const below = seededChance(seed);
  const chance = (): number => below(1_000_000) / 1_000_000;
  const cuts = Array.from({ length: IMAGES }, () => below(run.steps.length)).toSorted((a, b) => a - b);
  const disk = new SimulatedDisk(run.before);
  const acknowledged: string[] = [];
  const folder = join(work, 'image');
  let done = 0;
  let corrupt = 0;
  let losing = 0;
  for (const cut of cuts) {
    for (; done < cut; done += 1) {
      const step = run.steps[done]!;
      disk.apply(step);
      if (step.kind === 'acknowledged') acknowledged.push(...step.text.trim().split('\n'));
    }
    mkdirSync(folder);
    for (const [path, bytes] of disk.cut(chance)) writeFileSync(join(folder, basename(path)), bytes);
    const verdict = judge(join(folder, basename(run.base.path)), run.base.key, acknowledged);
    if (verdict.state === 'corrupt') corrupt += 1;
    else if (verdict.lost > 0) losing += 1;
    rmSync(folder, { recursive: true });
  }
  return { corrupt, losing };
}

describe(`a power cut, ${String(IMAGES)} images`, () => {
  const run = (synchronous: Synchronous, context: { skip: (note: string) => never }): RecordedRun => {
    if (recorder === null) return context.skip('needs Linux and a C compiler (cc) to record what is written');
    return record(recorder, synchronous);
  };

  it(
    'loses nothing that was acknowledged with the settings of the product',
    (context) => {
      const recorded = run('FULL', context);
      // The record itself is checked first: replayed without a cut it gives the very files that are there.
      const disk = new SimulatedDisk(recorded.before);
      for (const step of recorded.steps) disk.apply(step);
      expect([...disk.whole().keys()]).toEqual([...recorded.after.keys()]);
      for (const [path, bytes] of recorded.after) expect(disk.whole().get(path)?.equals(bytes)).toBe(true);
      expect(recorded.steps.filter((step) => step.kind === 'acknowledged')).toHaveLength(CHANGES);
      expect(recorded.steps.filter((step) => step.kind === 'synced').length).toBeGreaterThan(CHANGES);

      expect(cutPower(recorded, 1)).toEqual({ corrupt: 0, losing: 0 });
    },
    6 * 3_600_000,
  );

  it(
    'is a test that can fail: synchronous=NORMAL loses commits',
    (context) => {
      const { corrupt, losing } = cutPower(run('NORMAL', context), 2);
      expect(corrupt).toBe(0);
      expect(losing).toBeGreaterThan(IMAGES / 4);
    },
    6 * 3_600_000,
  );

  it(
    'is a test that can fail: synchronous=OFF damages the base',
    (context) => {
      expect(cutPower(run('OFF', context), 3).corrupt).toBeGreaterThan(IMAGES / 10);
    },
    6 * 3_600_000,
  );
});
