import type { ProcessContext } from '#main/app/context.ts';
import type { Failure, Outcome } from '#main/app/outcome.ts';
import type { WriteDb } from '#main/db/handles.ts';
import { ok } from '#shared/kernel/result.ts';
import { discardArchived, type ArchivedPdf } from './archive-document.ts';

/** Carries a refusal out of a transaction that it rolls back. */
class Moved<Reason extends string> extends Error {
  readonly failure: Failure<Reason>;

  constructor(failure: Failure<Reason>) {
    super('Something moved between drawing and numbering');
    this.failure = failure;
  }
}

/**
 * Runs the short transaction of an issue; when it refuses or fails nothing of the document remains.
 *
 * `change` refuses by answering a failure: the whole transaction is rolled back, its audit entry too.
 */
export async function commitOrDiscard<Value, Reason extends string>(
  context: ProcessContext,
  archived: ArchivedPdf,
  change: (db: WriteDb) => Outcome<Value, Reason>,
): Promise<Outcome<Value, Reason>> {
  try {
    const value = context.commit((db) => {
      const outcome = change(db);
      if (!outcome.ok) throw new Moved(outcome.error);
      return outcome.value;
    });
    archived.blob.key.fill(0);
    return ok(value);
  } catch (problem) {
    await discardArchived(context, archived);
    if (problem instanceof Moved) return { ok: false, error: problem.failure as Failure<Reason> };
    throw problem;
  }
}
