import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { procedures } from '#main/rpc/registry.ts';
import { MATRIX } from '#shared/domain/access/matrix.ts';
import { PERMISSIONS, type Permission, type Reach } from '#shared/domain/access/permission.ts';
import { reachOf } from '#shared/domain/access/can.ts';
import { ROLES, type Role } from '#shared/domain/access/role.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';
import { startHosts } from './hosts.ts';

const clock = drivenClock();
let test: TestApp;
const people = new Map<Role, Uid>();
const seats = new Map<Role, CarnetClient>();

beforeAll(async () => {
  test = await makeApp(clock);
  for (const role of ROLES) people.set(role, await test.addPerson(`Personne ${role}`, [role]));
  for (const role of ROLES) {
    const client = directClient(test.app, test.app.takeSeat('direct'));
    await client.vault.signIn({ account: people.get(role) ?? '', password: PASSWORD });
    seats.set(role, client);
  }
}, 120_000);
afterAll(() => test.close());

// No input of the contract accepts this field, so that a call that is admitted ends at its validation.
const GARBAGE = { thisFieldIsInNoInput: true };

async function answerOf(client: CarnetClient, name: string): Promise<string> {
  const [noun = '', verb = ''] = name.split('.');
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    noun
  ]?.[verb];
  try {
    await call?.(GARBAGE);
    return 'ran';
  } catch (problem) {
    return problem instanceof ORPCError ? String(problem.code) : String(problem);
  }
}

const cell = (
  role: Role,
  admission: string,
  reach: (role: Role, permission: Permission) => Reach | null,
): string => {
  if (admission === 'anonymous' || admission === 'signed-in') return admission;
  return reach(role, admission as Permission) ?? 'denied';
};

/** The decision of every procedure for every role, one line each. */
const decisionTable = (reach: (role: Role, permission: Permission) => Reach | null): string =>
  [
    `procedure,admission,row rule,step-up,audit,${ROLES.join(',')}`,
    ...procedures().map(({ name, policy }) =>
      [
        name,
        policy.admission,
        policy.rowRule,
        policy.stepUp ? 'yes' : 'no',
        policy.audit.record ? policy.audit.action : 'silent',
        ...ROLES.map((role) => cell(role, policy.admission, reach)),
      ].join(','),
    ),
  ].join('\n');

const byMatrix = (role: Role, permission: Permission): Reach | null => reachOf([role], permission);

describe('permissions', () => {
  it('equals the reviewed table, procedure by procedure and role by role', async () => {
    await expect(`${decisionTable(byMatrix)}\n`).toMatchFileSnapshot('./permissions.golden.csv');
  });

  it('holds when the calls are really made', async () => {
    const wrong: string[] = [];
    for (const { name, policy } of procedures()) {
      for (const role of ROLES) {
        const client = seats.get(role);
        if (client === undefined) throw new Error('No such role');
        const expected = cell(role, policy.admission, byMatrix) === 'denied' ? 'FORBIDDEN' : 'INVALID_INPUT';
        const got = await answerOf(client, name);
        if (got !== expected) wrong.push(`${name} as ${role}: ${got} instead of ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('refuses everybody who is not signed in, except before sign-in', async () => {
    const nobody = directClient(test.app, test.app.takeSeat('direct'));
    for (const { name, policy } of procedures()) {
      const expected = policy.admission === 'anonymous' ? 'INVALID_INPUT' : 'NOT_SIGNED_IN';
      expect(`${name} ${await answerOf(nobody, name)}`).toBe(`${name} ${expected}`);
    }
  });

  it('writes an entry for each denial and reads no row of clients, services, documents or payments', async () => {
    const connection = test.app.vault.connection();
    const seen: string[] = [];
    const prepare = connection.prepare.bind(connection);
    connection.prepare = (sql: string) => {
      seen.push(sql);
      return prepare(sql);
    };
    const count = () => (prepare('select count(*) as n from audit_entries').get() as { n: number }).n;
    const denied = procedures().filter(
      ({ policy }) => cell('agent', policy.admission, byMatrix) === 'denied',
    );
    const before = count();
    const agent = seats.get('agent');
    for (const { name } of denied) if (agent !== undefined) await answerOf(agent, name);
    connection.prepare = prepare;
    expect(denied.length).toBeGreaterThan(15);
    expect(count() - before).toBe(denied.length);
    expect(
      seen.filter((sql) =>
        /"(clients|contacts|services|invoices|invoice_lines|payments|catalogue_items|imports)"/.test(sql),
      ),
    ).toEqual([]);
  });

  it('asks for the password again once five minutes have passed', async () => {
    const sensitive = procedures().filter(
      ({ policy }) => policy.stepUp && cell('administrator', policy.admission, byMatrix) !== 'denied',
    );
    const client = directClient(test.app, test.app.takeSeat('direct'));
    await client.vault.signIn({ account: people.get('administrator') ?? '', password: PASSWORD });
    clock.advance(5 * 60_000 + 1);
    for (const { name } of sensitive)
      expect(`${name} ${await answerOf(client, name)}`).toBe(`${name} STEP_UP_REQUIRED`);
    await client.vault.confirmPassword({ password: PASSWORD });
    for (const { name } of sensitive)
      expect(`${name} ${await answerOf(client, name)}`).toBe(`${name} INVALID_INPUT`);
    expect(sensitive.length).toBeGreaterThan(5);
  });

  it('locks a seat that was left alone, whatever it calls next', async () => {
    const client = directClient(test.app, test.app.takeSeat('direct'));
    await client.vault.signIn({ account: people.get('agent') ?? '', password: PASSWORD });
    clock.advance(10 * 60_000 + 1);
    expect(await answerOf(client, 'clients.list')).toBe('NOT_SIGNED_IN');
    expect(await client.vault.session({})).toBeNull();
    for (const role of ROLES)
      await seats.get(role)?.vault.signIn({ account: people.get(role) ?? '', password: PASSWORD });
  });

  it('kills every mutant of the matrix: a right added, removed, widened or narrowed shows in the table', () => {
    const reviewed = decisionTable(byMatrix);
    let mutants = 0;
    for (const role of ROLES) {
      for (const permission of PERMISSIONS) {
        const present = MATRIX[role][permission] ?? null;
        const others: readonly (Reach | null)[] = (['all', 'own', null] as const).filter(
          (reach) => reach !== present,
        );
        for (const reach of others) {
          mutants += 1;
          const mutated = decisionTable((r, p) => (r === role && p === permission ? reach : byMatrix(r, p)));
          expect(
            `${role} ${permission} ${String(reach)}: ${mutated === reviewed ? 'survived' : 'killed'}`,
          ).toMatch(/killed$/);
        }
      }
    }
    expect(mutants).toBe(ROLES.length * PERMISSIONS.length * 2);
  });

  it('decides alike on every host', async () => {
    const running = await startHosts(test.app);
    const sample = [
      'clients.list',
      'clients.delete',
      'invoices.issue',
      'payments.record',
      'users.list',
      'audit.verify',
      'figures.overview',
    ];
    const answers = new Map<string, string>();
    for (const host of running.hosts) {
      const { client, close } = await host.connect(people.get('agent') ?? '', PASSWORD);
      const row: string[] = [];
      for (const name of sample) {
        const policy = procedures().find((one) => one.name === name)?.policy;
        const answer = await answerOf(client, name);
        // REST puts ids into the path: a garbage call of such a procedure has no address there.
        const isRefusal = cell('agent', policy?.admission ?? 'signed-in', byMatrix) === 'denied';
        row.push(isRefusal ? answer : answer.replace('NOT_FOUND', 'INVALID_INPUT'));
      }
      answers.set(host.name, row.join(' '));
      close();
    }
    const [first, ...others] = answers.values();
    for (const other of others) expect(other).toBe(first);
    await running.close();
  });
});
