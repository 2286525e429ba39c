import { inspect } from 'node:util';
import { ORPCError } from '@orpc/client';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directClient, type CarnetClient } from '#main/rpc/hosts/direct.ts';
import { procedures, type RegisteredProcedure } from '#main/rpc/registry.ts';
import { makeApp, PASSWORD, type TestApp } from '#tests/support/make-app.ts';
import { sampleClient } from '#tests/support/sample-client.ts';
import { drivenClock } from '#tests/vault/sample-vault.ts';
import { sampleService } from './sample-work.ts';
import { inputOf, rubbish } from './input-arbitrary.ts';

/** Calls of one run; `npm run test:long` raises it. */
const CALLS = Number(process.env['CARNET_FUZZ_CALLS'] ?? '2000');
/** Answers that a caller can be told about; anything else is a bug. */
const EXPECTED: ReadonlySet<string> = new Set([
  'done',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'STEP_UP_REQUIRED',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID_INPUT',
  'TOO_MANY_CALLS',
  'NOT_ON_THIS_HOST',
  'REFUSED',
]);

const clock = drivenClock();
let test: TestApp;
let uids: readonly string[];
beforeAll(async () => {
  test = await makeApp(clock);
  const client = await test.admin.clients.create({ client: sampleClient() });
  const service = await test.admin.services.create({
    service: sampleService(client.uid, { title: 'Formation', description: '' }),
    status: 'planned',
  });
  uids = [client.uid, service.uid, test.adminUid];
}, 120_000);
afterAll(() => test.close());

const shown = (input: unknown): string =>
  inspect(input, { depth: 4, maxArrayLength: 4, maxStringLength: 40, breakLength: Infinity });

type Call = (input: unknown) => Promise<unknown>;
const callOf = (client: CarnetClient, name: string): Call => {
  const [noun = '', verb = ''] = name.split('.');
  return (input) => (client as unknown as Record<string, Record<string, Call>>)[noun]![verb]!(input);
};

const isNewKit = (
  answer: unknown,
): answer is { readonly recoveryKit: { readonly fileText: string; readonly passphrase: string } } =>
  typeof answer === 'object' && answer !== null && 'recoveryKit' in answer;

async function answerOf(call: Call, input: unknown): Promise<string> {
  try {
    const answer = await call(input);
    // A new recovery kit closes the vault to work until it is proved, as at set-up.
    if (isNewKit(answer))
      await test.admin.vault.verifyRecoveryKit({
        fileText: answer.recoveryKit.fileText,
        passphrase: answer.recoveryKit.passphrase,
      });
    return 'done';
  } catch (problem) {
    return problem instanceof ORPCError ? String(problem.code) : String(problem);
  }
}

/** Passwords, keys and whole-vault files cost seconds when they get through: those mostly receive rubbish. */
const isSlow = ({ policy }: RegisteredProcedure): boolean =>
  policy.rate === 'secret' || policy.rate === 'costly';

describe(`any input, ${String(CALLS)} calls as an administrator`, () => {
  it(
    'is answered by a declared error or done, and leaves the prototypes alone',
    async () => {
      const all = procedures();
      const each = Math.ceil(CALLS / all.length);
      const client = directClient(test.app, test.app.takeSeat('direct'));
      const keysBefore = Object.getOwnPropertyNames(Object.prototype).toSorted();
      const answers = new Map<string, number>();
      const unexpected = new Map<string, string>();
      let made = 0;
      for (const registered of all) {
        const { name, procedure } = registered;
        const typed = inputOf(procedure['~orpc'].inputSchema, uids);
        const typedShare = isSlow(registered) ? 0.1 : 0.7;
        const inputs = [
          ...fc.sample(typed, { numRuns: Math.ceil(each * typedShare), seed: 11 }),
          ...fc.sample(rubbish, { numRuns: Math.floor(each * (1 - typedShare)), seed: 12 }),
        ];
        for (const [index, input] of inputs.entries()) {
          // Sensitive acts ask for a password typed less than five minutes ago.
          if (index % 100 === 0) await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
          clock.advance(2_000);
          const answer = await answerOf(callOf(client, name), input);
          made += 1;
          answers.set(answer, (answers.get(answer) ?? 0) + 1);
          if (!EXPECTED.has(answer)) unexpected.set(`${name}: ${answer}`, shown(input));
          if (answer === 'NOT_SIGNED_IN')
            await client.vault.signIn({ account: test.adminUid, password: PASSWORD });
        }
      }
      expect([...unexpected]).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(keysBefore);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      expect(made).toBeGreaterThanOrEqual(CALLS * 0.9);
      // Rubbish alone proves little: a good part must reach the handlers.
      expect((answers.get('done') ?? 0) + (answers.get('NOT_FOUND') ?? 0)).toBeGreaterThan(made / 10);
      expect((await client.audit.verify({})).intact).toBe(true);
    },
    6 * 3_600_000,
  );
});
