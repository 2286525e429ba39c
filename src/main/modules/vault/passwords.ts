import { refused } from '#main/app/outcome.ts';
import { readSettings } from '#main/modules/organisation/settings.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import { checkPassword } from '#main/vault/password-rules.ts';
import { changePassword as changeSlotPassword, wipeKeys } from '#main/vault/slot-changes.ts';
import { withSecretText } from '#main/vault/wipe.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { noteSignIn } from './accounts.ts';
import { STEP_UP_MILLISECONDS } from './sign-in.ts';
import { unlock } from './unlock.ts';

type Handlers = HandlersOf<Contract['vault']>;

/** Says how strong a password is; nothing is kept. */
export const checkPasswordStrength: Handlers['checkPassword'] = async (_context, input) => {
  const verdict = await checkPassword(input.password, input.words);
  return ok({ score: verdict.score, reasons: [...verdict.reasons] });
};

/** Types the password again before a sensitive act. */
export const confirmPassword: Handlers['confirmPassword'] = async (context, input) => {
  const { actor } = context.access;
  const unlocked = await unlock(context, actor.uid, input.password);
  if (!unlocked.ok) return unlocked;
  wipeKeys(unlocked.value.keys.rootKey, unlocked.value.keys.financeKey);
  if (context.seat.signedIn !== null)
    context.seat.signedIn.confirmedUntil = context.clock.monotonic() + STEP_UP_MILLISECONDS;
  context.note({ objectKind: 'user', objectUid: actor.uid });
  const until = new Date(Date.parse(context.clock.now()) + STEP_UP_MILLISECONDS).toISOString() as Instant;
  return ok({ until });
};

/** Replaces the own password or one-time code; needs the old one. */
export const changePassword: Handlers['changePassword'] = (context, input) =>
  context.vault.exclusively(async () => {
    const { actor } = context.access;
    if (input.current === input.next) return refused('SamePassword', { field: 'next' });
    const verdict = await checkPassword(input.next, [actor.name, readSettings(context.db()).name]);
    const weakness = verdict.reasons[0];
    if (weakness !== undefined) return refused(weakness, { field: 'next' });
    const header = context.vault.header();
    if (header === null) throw new Error('An open vault has a header');
    const attempt = await (await context.vault.throttle(header)).attempt(actor.uid);
    if (!attempt.ok)
      return refused('Throttled', { details: { seconds: Math.ceil(attempt.error.waitMilliseconds / 1000) } });
    const cost = await context.deps.keyDerivationCost();
    const tools = { clock: context.clock, random: context.deps.random, cost };
    const changed = await withSecretText(input.current, (current) =>
      withSecretText(input.next, (next) => changeSlotPassword(header, actor.uid, current, next, tools)),
    );
    if (!changed.ok) return refused('WrongPassword', { field: 'current' });
    await attempt.value.succeeded();
    await context.vault.replaceHeader(changed.value);
    if (context.seat.signedIn !== null) context.seat.signedIn.mustChangePassword = false;
    context.commit((db) => {
      noteSignIn(db, actor.uid, context.clock.now(), true);
      context.note({ objectKind: 'user', objectUid: actor.uid });
    });
    return ok({});
  });
