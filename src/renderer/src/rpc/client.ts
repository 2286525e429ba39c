import {
  createORPCClient,
  isDefinedError,
  ORPCError,
  type ClientContext,
  type ClientLink,
  type ClientOptions,
} from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { contract, type Contract } from '#shared/contract/index.ts';
import type { RateClass } from '#shared/contract/policy.ts';
import { chooseTransport } from './choose-transport.ts';
import { keepLine, LineLost } from './steady-line.ts';
import { askForPassword, StepUpCancelled } from './step-up.ts';

const USUAL_SECONDS = 30;
const LONG_SECONDS = 120;

interface Declared {
  readonly '~orpc': { readonly meta: { readonly policy?: { readonly rate: RateClass } } };
}

/** Exports, PDF and key derivation may take longer than a screen's read. */
function secondsFor(path: readonly string[]): number {
  const [noun = '', verb = ''] = path;
  const nouns: Readonly<Record<string, Readonly<Record<string, Declared>>>> = contract;
  const rate = nouns[noun]?.[verb]?.['~orpc'].meta.policy?.rate;
  return rate === 'costly' || rate === 'secret' ? LONG_SECONDS : USUAL_SECONDS;
}

/** Rejects when the time is over, even where a dead port would leave the call hanging for ever. */
function withinTime<Value>(call: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new LineLost());
    });
    call.then(resolve, reject);
  });
}

const currentLine = keepLine(chooseTransport());
const signedOutListeners = new Set<() => void>();
let signIns = 0;

/** Tells that somebody has just signed in here: what earlier calls hear from now on concerns who sat here before. */
export function countSignIn(): void {
  signIns += 1;
}

/** Tells when the core answers that nobody is signed in at this seat any more. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

async function callOnce(
  path: readonly string[],
  input: unknown,
  options: ClientOptions<ClientContext>,
): Promise<unknown> {
  // A stream stays open for as long as its screen.
  if (path[0] === 'events') return (await currentLine()).link.call(path, input, options);
  const timeout = AbortSignal.timeout(secondsFor(path) * 1000);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const line = await withinTime(currentLine(), signal);
  return withinTime(line.link.call(path, input, { ...options, signal }), signal);
}

const link: ClientLink<ClientContext> = {
  call: async (path, input, options) => {
    const sittingSince = signIns;
    try {
      return await callOnce(path, input, options);
    } catch (error) {
      if (!(error instanceof ORPCError)) {
        if (options.signal?.aborted === true || error instanceof LineLost) throw error;
        throw new LineLost('The call did not reach its end', { cause: error });
      }
      // A late refusal to the one who sat here before must not throw the next one out.
      if (error.code === 'NOT_SIGNED_IN' && sittingSince === signIns)
        for (const listener of signedOutListeners) listener();
      if (error.code !== 'STEP_UP_REQUIRED') throw error;
      if (!(await askForPassword())) throw new StepUpCancelled();
      return callOnce(path, input, options);
    }
  },
};

/** The core, typed by the contract: `client.clients.get({ uid })`. */
export const client: ContractRouterClient<Contract> = createORPCClient(link);

/** Query, mutation and key builders of every procedure: `rpc.clients.list.infiniteOptions(...)`. */
export const rpc = createTanstackQueryUtils(client);

export { isDefinedError };
