import type { AppDeps } from '#main/app/deps.ts';
import type { VaultRuntime } from '#main/app/vault-runtime.ts';
import type { OutgoingFile } from '#main/messaging/messenger.ts';
import { messengerOf } from '#main/modules/messaging/messenger-of.ts';
import { newUid } from '#main/vault/new-uid.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Uid } from '#shared/kernel/uid.ts';
import { createOutbox, type Outbox } from './create-outbox.ts';
import { invoiceFile } from './outgoing-files.ts';
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
    files: filesOf(vault),
    pauseMilliseconds: PAUSE_MILLISECONDS,
    mostInOneGo: MOST_IN_ONE_GO,
  });
  outboxes.set(vault, outbox);
  return outbox;
}

/** Reads what goes along with a message, in its order; the first that is missing keeps the message here. */
export const filesOf =
  (vault: VaultRuntime): OutboxTools['files'] =>
  async (attachments) => {
    const files: OutgoingFile[] = [];
    for (const attachment of attachments) {
      if (attachment.kind !== 'invoice') continue;
      const file = await invoiceFile(vault, attachment.invoiceUid as Uid);
      if (!file.ok) return file;
      files.push(file.value);
    }
    return ok(files);
  };
