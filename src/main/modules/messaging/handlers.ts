import { conflict } from '#main/app/outcome.ts';
import type { HandlersOf } from '#main/rpc/handlers.ts';
import type { Contract } from '#shared/contract/index.ts';
import type { MessagingSettings } from '#shared/contract/messaging-settings.ts';
import { ok } from '#shared/kernel/result.ts';
import { currentMessaging, storeMessaging } from './messaging-settings.ts';
import { sendTest } from './send-test.ts';
import { checkMessaging } from './settings-check.ts';

/** How messages go out and come in. */
export const messagingHandlers: HandlersOf<Contract['messaging']> = {
  get: ({ db, deps }) => ok({ ...currentMessaging(db), isDemonstration: deps.demonstration }),

  save: (context, { revision, settings }) => {
    const { db, access, clock } = context;
    const before = currentMessaging(db);
    if (before.revision !== revision) return conflict('messaging', before.revision);
    const checked = checkMessaging(settings);
    if (!checked.ok) return checked;
    const next = storeMessaging(db, checked.value, { now: clock.now(), actorId: access.actor.id });
    context.note({
      objectKind: 'messaging',
      fields: changedParts(before.settings, checked.value),
      details: { revision: next },
    });
    return ok({ revision: next });
  },

  test: async (context, wish) => {
    const outcome = await sendTest(context, wish);
    const reason = outcome.tag === 'sent' ? null : outcome.reason;
    const answerCode = outcome.tag === 'sent' ? '' : outcome.answerCode;
    // The address is not written down: the log tells that somebody tried, and what came of it.
    context.note({
      objectKind: 'messaging',
      details: { channel: wish.channel, outcome: outcome.tag, reason: reason ?? '' },
    });
    context.commit(() => undefined);
    return ok({ outcome: outcome.tag, reason, answerCode });
  },
};

/** Names of the parts that differ. */
const changedParts = (before: MessagingSettings, after: MessagingSettings): readonly string[] =>
  (Object.keys(after) as (keyof MessagingSettings)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
