import type { ProcessContext } from '#main/app/context.ts';
import type { AfterSignIn } from '#main/modules/vault/sign-in.ts';
import { grantPendingFinance } from '#main/modules/users/finance-access.ts';
import { reconcileAccounts } from '#main/modules/users/reconcile-accounts.ts';

/**
 * Chores that need an open vault, done each time somebody signs in; all are safe to repeat.
 *
 * A crash between the header and the base leaves half an account, a holder of the finance key can grant it to those
 * who wait.
 */
export const afterSignIn: AfterSignIn = {
  run: async (context: ProcessContext) => {
    await reconcileAccounts(context.vault, context.clock);
    await grantPendingFinance(context.vault);
  },
};
