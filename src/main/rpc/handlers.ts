import type {
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
  Schema,
  ErrorMap,
  Meta,
} from '@orpc/contract';
import type { CommandContext, ProcessContext, QueryContext } from '#main/app/context.ts';
import type { Outcome } from '#main/app/outcome.ts';
import type { ProcedureKind } from '#shared/contract/policy.ts';

type AnyIn = Schema<unknown, unknown>;

interface Contexts {
  readonly query: QueryContext;
  readonly command: CommandContext;
  readonly process: ProcessContext;
}

type KindOf<M extends Meta> = M extends {
  readonly policy: { readonly kind: infer Kind extends ProcedureKind };
}
  ? Kind
  : never;

type ReasonOf<E extends ErrorMap> = E extends {
  readonly REFUSED: { readonly data: infer Data extends AnyIn };
}
  ? InferSchemaOutput<Data> extends { readonly reason: infer Reason extends string }
    ? Reason
    : never
  : never;

type Answer<Kind extends ProcedureKind, Value> = Kind extends 'process' ? Promise<Value> : Value;

/** The function that carries out one procedure: its context follows the declared kind, its refusals the declared ones. */
export type HandlerOf<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer Output, infer Errors, infer M>
    ? (
        context: Contexts[KindOf<M>],
        input: InferSchemaOutput<Input>,
      ) => Answer<KindOf<M>, Outcome<InferSchemaInput<Output>, ReasonOf<Errors>>>
    : never;

/** Handlers of a noun or of the whole contract: none may be missing. */
export type HandlersOf<Router> = {
  readonly [Key in keyof Router]: Router[Key] extends ContractProcedure<
    infer _I,
    infer _O,
    infer _E,
    infer _M
  >
    ? HandlerOf<Router[Key]>
    : HandlersOf<Router[Key]>;
};
