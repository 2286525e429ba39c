import { implement, ORPCError, type AnyRouter } from '@orpc/server';
import type { AnyContractProcedure } from '@orpc/contract';
import type { AppDeps } from '#main/app/deps.ts';
import { newUid } from '#main/vault/new-uid.ts';
import type { ProcedurePolicy } from '#shared/contract/policy.ts';
import { contract, type Contract } from '#shared/contract/index.ts';
import type { CallContext } from './call-context.ts';
import { thrownToError } from './errors.ts';
import { admit, type GuardTools } from './guard.ts';
import type { HandlersOf } from './handlers.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { runProcedure, type ErasedHandler, type RunTools } from './run-procedure.ts';

/** One procedure of the contract as the registry and the tests that walk it see it. */
export interface RegisteredProcedure {
  /** e.g. `clients.create`. */
  readonly name: string;
  readonly policy: ProcedurePolicy;
  readonly procedure: AnyContractProcedure;
}

/** Every procedure of the contract with its policy. */
export function procedures(): readonly RegisteredProcedure[] {
  return Object.entries<Record<string, AnyContractProcedure>>(contract).flatMap(([noun, group]) =>
    Object.entries(group).map(([verb, procedure]) => ({
      name: `${noun}.${verb}`,
      procedure,
      policy: policyOf(procedure),
    })),
  );
}

/** The declared policy; throws when a procedure was not made by `procedure()`. */
export function policyOf(procedure: AnyContractProcedure): ProcedurePolicy {
  const { policy } = procedure['~orpc'].meta as { readonly policy?: ProcedurePolicy };
  if (policy === undefined) throw new Error('A procedure without a policy');
  return policy;
}

// What `implement` gives for one procedure, without its types: they were checked against `HandlersOf`.
interface Implementer {
  use(middleware: (options: MiddlewareOptions) => unknown): Implementer;
  handler(
    run: (options: { readonly context: CallContext & Partial<Admitted>; readonly input: unknown }) => unknown,
  ): unknown;
}

interface Admitted {
  readonly access: ReturnType<typeof admit>;
}

interface MiddlewareOptions {
  readonly context: CallContext;
  readonly next: (options: { readonly context: Admitted }) => Promise<unknown>;
}

/**
 * Builds the router: the only place where handlers meet the contract.
 *
 * Each procedure gets, outermost first: mapping of whatever is thrown, rate limit, admission, then the validation of
 * its input, then its handler with the transaction and the audit entry. The returned router is served by every host.
 */
export function buildRouter(
  handlers: HandlersOf<Contract>,
  tools: GuardTools & RunTools & { readonly deps: AppDeps },
): AnyRouter {
  const root = implement(contract)
    .$context<CallContext>()
    .$config({ initialInputValidationIndex: 1, initialOutputValidationIndex: 1 });
  const limits = new WeakMap<object, RateLimit>();
  const router: Record<string, Record<string, unknown>> = {};
  for (const [noun, group] of Object.entries<Record<string, AnyContractProcedure>>(contract)) {
    const built: Record<string, unknown> = {};
    for (const [verb, procedure] of Object.entries(group)) {
      const implementer = (root as unknown as Record<string, Record<string, Implementer>>)[noun]?.[verb];
      const handler = (handlers as unknown as Record<string, Record<string, ErasedHandler>>)[noun]?.[verb];
      if (implementer === undefined || handler === undefined)
        throw new Error(`No handler for ${noun}.${verb}`);
      built[verb] = register(implementer, `${noun}.${verb}`, policyOf(procedure), handler, tools, limits);
    }
    router[noun] = built;
  }
  return router as AnyRouter;
}

function register(
  implementer: Implementer,
  name: string,
  policy: ProcedurePolicy,
  handler: ErasedHandler,
  tools: GuardTools & RunTools,
  limits: WeakMap<object, RateLimit>,
): unknown {
  return implementer
    .use(async ({ context, next }) => {
      try {
        refuseTooMany(context, policy, tools, limits);
        const access = admit(context.seat, name, policy, tools);
        return await next({ context: { access } });
      } catch (thrown) {
        throw thrownToError(
          thrown,
          tools.deps.logger,
          newUid({ clock: tools.deps.clock, random: tools.deps.random }),
        );
      }
    })
    .handler(({ context, input }) =>
      runProcedure(
        { seat: context.seat, noun: name.split('.')[0] ?? '', policy, access: context.access ?? null, input },
        handler,
        tools,
      ),
    );
}

function refuseTooMany(
  context: CallContext,
  policy: ProcedurePolicy,
  tools: RunTools,
  limits: WeakMap<object, RateLimit>,
): void {
  // Scripts of the same process (tests, acceptance, demonstration) are not a window that could run away.
  if (context.seat.host === 'direct') return;
  const limit = limits.get(context.seat) ?? createRateLimit();
  limits.set(context.seat, limit);
  const wait = limit.take(policy.rate, tools.deps.clock.monotonic());
  if (wait !== null)
    throw new ORPCError('TOO_MANY_CALLS', { status: 429, data: { retryAfterSeconds: Math.ceil(wait) } });
}
