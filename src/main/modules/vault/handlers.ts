import { autoLockMinutes } from '#main/app/auto-lock.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import { unreachable } from '#shared/kernel/exhaustive.ts';
import { ok } from '#shared/kernel/result.ts';
import { changePassword, checkPasswordStrength, confirmPassword } from './passwords.ts';
import { recover } from './recover.ts';
import { sessionOf } from './session-view.ts';
import { createVaultHere, renewRecoveryKit, verifyRecoveryKit } from './set-up.ts';
import { signIn, type AfterSignIn } from './sign-in.ts';

/** Handlers of the vault and the seat in front of it. */
export const vaultHandlers = (after: AfterSignIn): HandlersOf<Contract['vault']> => ({
  status: async (context) => {
    const condition = await context.vault.condition();
    const common = {
      labelsHidden: false,
      demonstration: context.deps.demonstration,
      host: context.seat.host,
      version: context.deps.version,
    };
    switch (condition.state) {
      case 'open':
      case 'closed': {
        const { header } = condition;
        return ok({
          ...common,
          state: condition.state === 'open' ? 'open' : 'locked',
          problem: null,
          labelsHidden: header.hideLabels,
          accounts: header.hideLabels
            ? []
            : header.slots
                .filter((slot) => !slot.disabled)
                .map((slot) => ({ uid: slot.uid, label: slot.label, oneTime: slot.oneTime !== null })),
        });
      }
      case 'damaged':
        return ok({ ...common, state: 'damaged', problem: condition.problem, accounts: [] });
      case 'empty':
      case 'in-use-elsewhere':
      case 'newer-version':
        return ok({ ...common, state: condition.state, problem: null, accounts: [] });
      default:
        return unreachable(condition);
    }
  },
  checkPassword: checkPasswordStrength,
  create: createVaultHere,
  verifyRecoveryKit,
  renewRecoveryKit,
  signIn: (context, input) => signIn(context, input, after),
  confirmPassword,
  session: (context) => ok(sessionOf(context.vault, context.seat)),
  touch: (context) => {
    context.seat.lastActivity = context.clock.monotonic();
    return ok({ locksInSeconds: autoLockMinutes(context.db) * 60 });
  },
  lock: async (context, input) => {
    context.note({ details: { reason: input.reason } });
    context.commit(() => undefined);
    context.leaveSeat();
    return await Promise.resolve(ok({}));
  },
  changePassword,
  recover: recover(after),
});
