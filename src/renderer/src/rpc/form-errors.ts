import { ORPCError } from '@orpc/client';
import type { Words } from '../i18n/use-words.ts';
import { inputIssue, refusalDetails } from '#shared/contract/base.ts';
import { z } from '#shared/contract/zod.ts';
import { inputText, reasonText } from './error-text.ts';

const invalid = z.object({ issues: z.array(inputIssue) });
const refused = z.object({ reason: z.string(), field: z.string().optional(), details: refusalDetails });

/** Faults by the path of the form's field (`address.city`, `lines.0.quantity`). */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * The part of a failure that belongs to fields of a form; null when it does not.
 *
 * `prefix` is where the form's values sit in the procedure's input: with `client`, an issue at `client.siren` is
 * shown on the form's `siren`.
 */
export function fieldErrors(t: Words, error: unknown, prefix = ''): FieldErrors | null {
  if (!(error instanceof ORPCError)) return null;
  const data: unknown = error.data;
  const strip = (path: string): string =>
    prefix !== '' && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
  if (error.code === 'INVALID_INPUT') {
    const parsed = invalid.safeParse(data);
    if (!parsed.success || parsed.data.issues.length === 0) return null;
    return Object.fromEntries(
      parsed.data.issues.map((issue) => [strip(issue.path), inputText(t, issue.reason, issue.details)]),
    );
  }
  if (error.code !== 'REFUSED') return null;
  const parsed = refused.safeParse(data);
  if (!parsed.success || parsed.data.field === undefined) return null;
  return { [strip(parsed.data.field)]: reasonText(t, parsed.data.reason, parsed.data.details) };
}
