import { ORPCError } from '@orpc/client';
import { formatOf } from '../i18n/format.ts';
import type { Words } from '../i18n/use-words.ts';
import { z } from '#shared/contract/zod.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import { inputIssue, refusalDetails } from '#shared/contract/base.ts';
import { LineLost } from './steady-line.ts';
import { StepUpCancelled } from './step-up.ts';

/** What a screen shows of a failure: sentences, and the correlation id where the fault is the program's own. */
export interface ErrorText {
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string | null;
}

const refused = z.object({ reason: z.string(), field: z.string().optional(), details: refusalDetails });
const invalid = z.object({ issues: z.array(inputIssue) });
const tooMany = z.object({ retryAfterSeconds: z.number() });
const internal = z.object({ correlationId: z.string() });
const named = z.object({ what: z.string() });

type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** Lists in a sentence are joined, days and waits written as people read them; numbers and words stay. */
const valuesOf = (t: Words, details: Values): Record<string, string | number> => {
  const format = formatOf(t('language') === 'en' ? 'en' : 'fr');
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'number') {
      values[name] = value;
      if (name === 'seconds') values['wait'] = format.wait(Math.ceil(value));
    } else if (typeof value === 'string') values[name] = isLocalDate(value) ? format.date(value) : value;
    else values[name] = value.join(', ');
  }
  return values;
};

// Reasons arrive as text; the contract test proves that each has its sentence in every language.
type Loose = (key: string, options?: Record<string, unknown>) => string;

function sentence(t: Words, family: 'reason' | 'input', reason: string, details: Values): string {
  const loose = t as unknown as Loose;
  return loose(`errors:${family}.${reason}`, {
    defaultValue: loose(`errors:${family}.Unknown`),
    ...valuesOf(t, details),
  });
}

/** Sentence of a refusal's reason, also for warnings and per-row problems that carry the same reasons. */
export const reasonText = (t: Words, reason: string, details: Values = {}): string =>
  sentence(t, 'reason', reason, details);

/** Sentence of a fault of one field. */
export const inputText = (t: Words, reason: string, details: Values = {}): string =>
  sentence(t, 'input', reason, details);

/** The word of a thing the core names in NOT_FOUND and CONFLICT. */
const thing = (t: Words, what: string): string =>
  (t as unknown as Loose)(`errors:thing.${what}`, { defaultValue: t('errors:thing.Unknown') });

const plain = (title: string, detail = ''): ErrorText => ({ title, detail, correlationId: null });

/** A failure as sentences in the person's language; null when nothing needs to be said (the person gave up). */
export function errorText(t: Words, error: unknown): ErrorText | null {
  if (error instanceof StepUpCancelled) return null;
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  if (error instanceof LineLost) return plain(t('errors:line.title'), t('errors:line.detail'));
  if (!(error instanceof ORPCError)) return plain(t('errors:screen.title'), t('errors:screen.detail'));
  const data: unknown = error.data;
  const loose = t as unknown as Loose;
  switch (error.code) {
    case 'REFUSED': {
      const parsed = refused.safeParse(data);
      return plain(
        parsed.success ? reasonText(t, parsed.data.reason, parsed.data.details) : t('errors:reason.Unknown'),
      );
    }
    case 'INVALID_INPUT': {
      const parsed = invalid.safeParse(data);
      const first = parsed.success ? parsed.data.issues[0] : undefined;
      return plain(
        t('errors:code.INVALID_INPUT'),
        first === undefined ? '' : inputText(t, first.reason, first.details),
      );
    }
    case 'TOO_MANY_CALLS': {
      const parsed = tooMany.safeParse(data);
      return plain(
        t('errors:code.TOO_MANY_CALLS', {
          count: Math.ceil(parsed.success ? parsed.data.retryAfterSeconds : 5),
        }),
      );
    }
    case 'NOT_FOUND':
    case 'CONFLICT': {
      const parsed = named.safeParse(data);
      return plain(
        loose(`errors:code.${error.code}`, { what: thing(t, parsed.success ? parsed.data.what : 'Unknown') }),
        error.code === 'CONFLICT' ? t('errors:code.CONFLICT_DETAIL') : '',
      );
    }
    case 'NOT_SIGNED_IN':
    case 'FORBIDDEN':
    case 'STEP_UP_REQUIRED':
    case 'SET_UP_UNFINISHED':
    case 'NOT_ON_THIS_HOST':
    case 'STORAGE_FULL':
      return plain(loose(`errors:code.${error.code}`));
    default: {
      const parsed = internal.safeParse(data);
      return {
        title: t('errors:code.INTERNAL'),
        detail: t('errors:code.INTERNAL_DETAIL'),
        correlationId: parsed.success ? parsed.data.correlationId : null,
      };
    }
  }
}
