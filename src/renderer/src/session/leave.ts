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

/**
 * Signs this seat out; the screen hides first, so that nothing stays readable while the core answers. What was just
 * typed goes to the core before the seat is left.
 */
export async function leave(reason: 'person' | 'switch'): Promise<void> {
  forgetAnswers();
  try {
    await sendDrafts();
    await client.vault.lock({ reason });
  } finally {
    await queryClient.invalidateQueries();
  }
}
