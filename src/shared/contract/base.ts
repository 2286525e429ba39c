import { oc, type AnySchema } from '@orpc/contract';
import { z } from './zod.ts';
import type { ProcedureKind, ProcedurePolicy } from './policy.ts';

/** One fault of an input: the path of the field, a stable reason code, and safe numbers for the sentence. */
export const inputIssue = z.object({
  path: z.string(),
  reason: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A fault of an input as the screens receive it. */
export type InputIssue = z.infer<typeof inputIssue>;

/** What a refusal carries besides its reason: safe values for the sentence, never personal data. */
export const refusalDetails = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/**
 * Errors every procedure may answer with; wording belongs to the renderer (style rule 10).
 *
 * REST maps them to 401, 403, 404, 409, 422, 423, 429, 500, 501 and 507.
 */
const commonErrors = {
  NOT_SIGNED_IN: { status: 401 },
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  STEP_UP_REQUIRED: { status: 403 },
  NOT_FOUND: { status: 404, data: z.object({ what: z.string() }) },
  CONFLICT: { status: 409, data: z.object({ what: z.string(), currentRevision: z.number().int() }) },
  INVALID_INPUT: { status: 422, data: z.object({ issues: z.array(inputIssue) }) },
  SET_UP_UNFINISHED: { status: 423 },
  TOO_MANY_CALLS: { status: 429, data: z.object({ retryAfterSeconds: z.number() }) },
  NOT_ON_THIS_HOST: { status: 501 },
  STORAGE_FULL: { status: 507 },
  INTERNAL: { status: 500, data: z.object({ correlationId: z.string() }) },
} as const;

/** What `procedure` needs; leaving a part out does not compile. */
export interface Declaration<
  Input extends z.ZodType,
  Output extends AnySchema,
  Reason extends string,
  Kind extends ProcedureKind,
> {
  readonly route: {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
    readonly path: `/${string}`;
    readonly summary: string;
  };
  readonly policy: ProcedurePolicy & { readonly kind: Kind };
  readonly input: Input;
  readonly output: Output;
  /** Reason codes of the refusals its rules can answer (HTTP 422), e.g. `ClientHasDocuments`. */
  readonly refusals: readonly Reason[];
}

/**
 * Declares one procedure: the only way to add one to the contract.
 *
 * Input and output are validated on the core's side of every host; the output schema also removes the fields
 * that are not declared, so a repository cannot leak a column.
 */
export function procedure<
  Input extends z.ZodType,
  Output extends AnySchema,
  const Reason extends string,
  const Kind extends ProcedureKind,
>(declaration: Declaration<Input, Output, Reason, Kind>) {
  const codes = declaration.refusals.length === 0 ? ['Never'] : declaration.refusals;
  const reason = z.enum(codes as readonly [Reason, ...Reason[]]) as z.ZodType<Reason>;
  return oc
    .$meta<{ readonly policy: ProcedurePolicy & { readonly kind: Kind } }>({ policy: declaration.policy })
    .route({ ...declaration.route, tags: [declaration.route.path.split('/')[1] ?? ''] })
    .errors({
      ...commonErrors,
      REFUSED: {
        status: 422,
        data: z.object({ reason, field: z.string().optional(), details: refusalDetails }),
      },
    })
    .input(declaration.input)
    .output(declaration.output);
}
