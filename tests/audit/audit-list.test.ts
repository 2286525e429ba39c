import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clients } from '#main/db/schema/index.ts';
import { appendEntry } from '#main/modules/audit/append.ts';
import { auditHandlers } from '#main/modules/audit/handlers.ts';
import { startOfDay } from '#main/modules/audit/local-day.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { systemRandom } from '#main/platform/system-random.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { openVault, type OpenVault } from '#tests/support/open-vault.ts';
import { value } from '#tests/vault/sample-vault.ts';

let open: OpenVault;
let agent: Uid;
let own: Uid;
let foreign: Uid;

const uidNow = () => newUid({ clock: open.clock, random: systemRandom });

beforeAll(async () => {
  open = await openVault();
  agent = open.addRow('Bo', ['agent']);
  own = uidNow();
  foreign = uidNow();
  const at = open.clock.now();
  for (const [uid, name, ownerId] of [
    [own, 'Client à soi', 2],
    [foreign, 'Client d’autrui', 1],
  ] as const) {
    open.vault.write((db) => {
      db.insert(clients)
        .values({
          uid,
          kind: 'company',
          name,
          ownerId,
          preferences: '{}',
          sortName: name,
          searchText: name,
          createdAt: at,
          updatedAt: at,
        })
        .run();
    });
  }
  for (let index = 0; index < 60; index += 1) write(open.adminUid, 'client.updated', own);
  open.clock.setWall('2026-11-24T22:59:59.999Z' as Instant);
  write(agent, 'client.opened', own);
  open.clock.setWall('2026-11-24T23:00:00.000Z' as Instant);
  write(agent, 'client.opened', foreign, 'denied');
});
afterAll(() => open.close());

function write(actorUid: Uid, action: string, objectUid: Uid, outcome: 'done' | 'denied' = 'done'): void {
  open.vault.write((db) =>
    appendEntry(db, open.auditor, {
      class: 'security',
      action,
      outcome,
      actorUid,
      host: 'direct',
      objectKind: 'client',
      objectUid,
      fields: ['city'],
      details: { revision: 2 },
      row: null,
    }),
  );
}

const list = (query: Parameters<typeof auditHandlers.list>[1], uid = open.adminUid) =>
  value(auditHandlers.list(open.query('audit.read', uid), query));

describe('the log', () => {
  it('comes newest first, page by page, each entry once', () => {
    const first = list({});
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({
      sequence: 62,
      actorName: 'Bo',
      objectLabel: 'Client d’autrui',
      outcome: 'denied',
      fields: ['city'],
      details: { revision: 2 },
    });
    const second = list({ cursor: first.next ?? '' });
    expect(second.next).toBeNull();
    const sequences = [...first.entries, ...second.entries].map((entry) => entry.sequence);
    expect(sequences).toEqual(Array.from({ length: 62 }, (_, index) => 62 - index));
  });

  it('is narrowed by actor, action, outcome, object and day of the company', () => {
    expect(list({ actor: agent }).entries).toHaveLength(2);
    expect(list({ action: 'client.opened', outcome: 'done' }).entries).toHaveLength(1);
    expect(list({ objectUid: foreign }).entries.map((entry) => entry.sequence)).toEqual([62]);
    // 23:00 UTC is midnight in Paris in winter.
    expect(list({ from: localDate('2026-11-25') }).entries.map((entry) => entry.sequence)).toEqual([62]);
    expect(list({ from: localDate('2026-11-24'), to: localDate('2026-11-24') }).entries).toHaveLength(1);
    expect(list({ class: 'accounting' }).entries).toEqual([]);
  });

  it('shows an agent own entries only, whatever is asked, and no name of a client of others', () => {
    const { entries } = list({}, agent);
    expect(entries.map((entry) => [entry.actorName, entry.objectLabel])).toEqual([
      ['Bo', null],
      ['Bo', 'Client à soi'],
    ]);
    expect(list({ actor: open.adminUid }, agent).entries).toEqual([]);
  });

  it('takes a cursor that is none as the beginning', () => {
    expect(list({ cursor: "1' or 1=1" }).entries[0]?.sequence).toBe(62);
  });
});

it('names every audited action once', () => {
  const { actions } = value(auditHandlers.actions(open.query('audit.read'), {}));
  expect(actions).toEqual([...new Set(actions)].toSorted());
  expect(actions).toEqual(expect.arrayContaining(['invoice.issued', 'user.reset', 'vault.restored']));
  expect(actions.length).toBeGreaterThan(40);
});

it('verifies through the contract and says so in its entry', async () => {
  const report = value(await auditHandlers.verify(open.process('audit.verify'), {}));
  expect(report).toMatchObject({ intact: true, entries: 62, firstBad: null });
  expect(open.notes.at(-1)).toEqual({ details: { entries: 62, intact: 1 } });
});

it('knows when a day begins in winter, in summer and when the hour changes', () => {
  expect(startOfDay(localDate('2026-01-15'))).toBe('2026-01-14T23:00:00.000Z');
  expect(startOfDay(localDate('2026-07-14'))).toBe('2026-07-13T22:00:00.000Z');
  expect(startOfDay(localDate('2026-03-29'))).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay(localDate('2026-10-25'))).toBe('2026-10-24T22:00:00.000Z');
});
