import type { ProcessContext } from '#main/app/context.ts';
import type { AfterSignIn } from '#main/modules/vault/sign-in.ts';
import { afterRestore } from '#main/modules/backups/after-restore.ts';
import { grantPendingFinance } from '#main/modules/users/finance-access.ts';
import { pruneDrafts } from '#main/modules/drafts/draft-store.ts';
import { sweepOrphanBlobs } from '#main/modules/invoices/orphan-blobs.ts';
import { logKitFailures } from '#main/modules/vault/kit-failures.ts';
import { jobOf } from '#main/modules/transfers/import-job.ts';
import { undoInterrupted } from '#main/modules/transfers/undo-import.ts';
import { reconcileAccounts } from '#main/modules/users/reconcile-accounts.ts';

/**
 * Chores that need an open vault, done each time somebody signs in; all are safe to repeat.
 *
 * A restored vault closes its invoice series before anything can be issued; a crash between the header and the base
 * leaves half an account; a holder of the finance key can grant it to those who wait; an issue that was cut off
 * leaves a file that no row knows; failed tries of the recovery kit are not in the log yet;
 * an import that was cut off must leave nothing.
 */
export const afterSignIn: AfterSignIn = {
  run: async (context: ProcessContext, justOpened: boolean) => {
    await afterRestore(context.vault);
    await reconcileAccounts(context.vault, context.clock);
    await grantPendingFinance(context.vault);
    const header = context.vault.header();
    if (header !== null) logKitFailures(context.vault, await context.vault.throttle(header));
    if (jobOf(context.vault) === null) await undoInterrupted(context.vault, context.clock);
    // While somebody else is at work a file without a row may be an invoice being issued.
    if (justOpened) await sweepOrphanBlobs(context.vault);
    context.vault.write((db) => {
      pruneDrafts(db, context.clock.now());
    });
  },
};
