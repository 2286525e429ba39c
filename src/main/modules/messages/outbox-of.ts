import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { OutgoingFile } from '#main/messaging/messenger.ts';
import { messengerOf } from '#main/modules/messaging/messenger-of.ts';
import { attachmentBytes } from '#main/modules/reminders/letters.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { askAfterDeliveries, awaitsDelivery } from './ask-after-deliveries.ts';
import { createOutbox, type Outbox } from './create-outbox.ts';
import type { OutboxTools } from './outbox-tools.ts';

/** Between two messages: 240 a minute at most, which no server of a small company refuses. */
const PAUSE_MILLISECONDS = 250;

/** Then other chores have their turn. */
const MOST_IN_ONE_GO = 40;

const outboxes = new WeakMap<VaultRuntime, Outbox>();

/** The one outbox of a vault in this process: two would lease from each other. */
export function outboxOf(vault: VaultRuntime, deps: AppDeps): Outbox {
  const known = outboxes.get(vault);
  if (known !== undefined) return known;
  const outbox = createOutbox({
    vault,
    deps,
    run: newUid(deps),
    messenger: () => messengerOf(vault, deps),
    files: filesOf(vault, deps),
    pauseMilliseconds: PAUSE_MILLISECONDS,
    mostInOneGo: MOST_IN_ONE_GO,
  });
  outboxes.set(vault, outbox);
  return outbox;
}

/** Asks after what providers took, by the way out as it is set now; whether there is anything to ask. */
export const deliveriesOf = (vault: VaultRuntime, deps: AppDeps) => {
  const tools = { vault, deps, messenger: () => messengerOf(vault, deps) };
  return {
    isDue: (): boolean => !deps.demonstration && awaitsDelivery(tools),
    ask: (): Promise<number> => askAfterDeliveries(tools),
  };
};

/** Reads and draws what goes along with a message, in its order; the first that is missing keeps the message here. */
const filesOf =
  (vault: VaultRuntime, deps: AppDeps): OutboxTools['files'] =>
  async (attachments, message) => {
    const files: OutgoingFile[] = [];
    for (const attachment of attachments) {
      const file = await attachmentBytes(vault, deps, message, attachment);
      if (file === null) return err('AttachmentMissing');
      files.push(file);
    }
    return ok(files);
  };
