import { client, rpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/query-client.ts';
import { sendDrafts } from '../ui/drafts.ts';

/** Shows the unlock screen at once and forgets every answer; addresses and drafts stay. */
export function forgetAnswers(): void {
  queryClient.setQueryData(rpc.vault.session.queryKey({ input: {} }), null);
  queryClient.removeQueries({
    predicate: ({ queryKey }) => JSON.stringify(queryKey[0]) !== JSON.stringify(['vault', 'session']),
  });
}

let leaving: Promise<void> = Promise.resolve();

/**
 * Resolves when the core has let go of who sat here before.
 *
 * The screen hides before the core has answered. A quick person has typed the password by then, and the answer to the
 * lock would end the new session: signing in waits for it.
 */
export const untilLeft = (): Promise<void> => leaving;

/**
 * Signs this seat out; the screen hides first, so that nothing stays readable while the core answers. What was just
 * typed goes to the core before the seat is left.
 */
export function leave(reason: 'person' | 'switch'): Promise<void> {
  forgetAnswers();
  const left = (async () => {
    try {
      await sendDrafts();
      await client.vault.lock({ reason });
    } finally {
      await queryClient.invalidateQueries();
    }
  })();
  leaving = left.catch(() => undefined);
  return left;
}
